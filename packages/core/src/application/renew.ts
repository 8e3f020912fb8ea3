import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { applicationStateWords } from "../words/index.ts";
import type { Application } from "./application.ts";
import { type ApplicationDeps, type Decided, open, requireApplication, write } from "./change.ts";
import { newApplication } from "./new-application.ts";
import { type ApplicationState, turnOf } from "./state.ts";
import { begin, type Moving } from "./step.ts";

const RENEWABLE: ReadonlySet<ApplicationState> = new Set(["approved", "suspended", "expired"]);

/**
 * Begins a change or a renewal of what is approved: a copy that goes through review, and takes its place when that is passed.
 * Until then what is approved stays in force as it is.
 * @throws `entity_not_found`; `value_invalid` where nothing was approved, or a change is under way
 */
export function renewApplication(
  id: string,
  actor: Permitted<"applications.renew">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const decide = async (moving: Moving): Promise<Decided> => {
    const { application: former } = await requireApplication(id, deps);
    if (!RENEWABLE.has(former.state)) refuseState(former);
    await requireNoChange(former, deps);
    const next = begin(copyOf(former, deps), "succeed", { ...moving, reason: former.id });
    return { action: "application_succeeded", written: [{ before: undefined, next }] };
  };
  return write(decide, actor, deps, at);
}

function copyOf(former: Application, { random }: ApplicationDeps) {
  const { form, organisationId, correspondence, permission, attachments, approval } = former;
  const of = { form, organisationId, language: correspondence.language, replyTo: correspondence.replyTo };
  const uses = approval?.uses ?? permission.uses;
  const copied = { permission: { ...permission, uses, endsAt: undefined }, attachments };
  return { ...newApplication({ ...of, succeeds: former.id }, random), ...copied };
}

async function requireNoChange(former: Application, deps: ApplicationDeps): Promise<void> {
  const stored = await deps.applications.findSuccessor(former.id);
  const successor = stored && (await open(stored, deps)).application;
  if (!successor || turnOf(successor.state).owner === "nobody") return;
  refuse("value_invalid", {
    hint: {
      en: `a change of ${former.id} is under way: ${successor.id}`,
      zh: `${former.id} 已有正在办理的变更：${successor.id}`,
    },
  });
}

function refuseState({ id, state }: Application): never {
  return refuse("value_invalid", {
    hint: {
      en: `${id} is ${state}: only what was approved is renewed`,
      zh: `${id} 处于“${applicationStateWords[state].zh}”，只有通过过的申请可以续期`,
    },
  });
}
