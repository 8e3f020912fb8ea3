import type { Sensitive } from "@shiming/crypto";
import { type Actor, memberBehind } from "../actor/actor.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { digestOf } from "../digest.ts";
import { DomainError, refuse } from "../failure.ts";
import type { Category } from "../mini-program/category.ts";
import { isAppid, type MiniProgram, type ServiceProvider } from "../mini-program/mini-program.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { OutgoingMessage } from "../outbox/message.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { type Quota, requireQuota } from "../quota/quota.ts";
import type { RandomBytes } from "../random.ts";
import { newSecret } from "./secret.ts";
import { requireShownText } from "./shown-text.ts";
import { shownCategory } from "./shown-use.ts";
import { staffEvent } from "./staff-event.ts";
import { requireUnchanged } from "./unchanged.ts";

const DEFAULT_QUOTA: Quota = { perMinute: 6_000, perDay: 1_000_000 };

/** One of an organisation, or of a legal entity that is named where there is none. */
export type NewMiniProgram = NewMiniProgramFacts &
  ({ readonly organisation: Organisation } | { readonly serviceProvider: ServiceProvider });

interface NewMiniProgramFacts {
  /** Chosen by the platform when absent. */
  readonly appid?: string;
  readonly name: string;
  readonly categories: readonly Category[];
  readonly quota?: Quota;
}

export interface MiniProgramDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "change">;
  readonly random: RandomBytes;
}

/** @returns the appid and its secret, which is told this once. @throws `value_invalid`, `entity_exists` */
export async function createMiniProgram(
  input: NewMiniProgram,
  actor: Permitted<"apps.create">,
  deps: MiniProgramDeps,
  at: Date,
): Promise<{ appid: string; secret: Sensitive<string> }> {
  const appid = input.appid ?? `wx${deps.random(8).toString("hex")}`;
  if (!isAppid(appid))
    refuse("value_invalid", {
      hint: { en: "an appid is wx and 16 lower-case hex digits", zh: "appid 是 wx 加 16 位小写十六进制数字" },
    });
  requireStaffsChoice(input, actor);
  const { quota = DEFAULT_QUOTA } = input;
  requireQuota(quota);
  const secret = newSecret(deps.random);
  const app: MiniProgram = {
    appid,
    name: requireShownText("appName", input.name),
    ...belonging(input),
    categories: input.categories.map(shownCategory),
    quota,
    secretDigest: digestOf(secret.reveal()),
    access: { state: "none" },
    approvedUses: [],
  };
  const event = staffEvent(actor, "mini_program_created", appid, at);
  await deps.miniPrograms.change(appid, (now) =>
    now
      ? refuse("entity_exists", { hint: { en: `${appid} exists`, zh: `${appid} 已存在` } })
      : { next: app, events: [event] },
  );
  return { appid, secret };
}

function belonging(input: NewMiniProgram): Pick<MiniProgram, "organisationId" | "serviceProvider"> {
  if ("organisation" in input) {
    const { id, legalName, citizenContact: contact } = input.organisation;
    return { organisationId: id, serviceProvider: { legalName, contact } };
  }
  const { legalName, contact } = input.serviceProvider;
  return {
    serviceProvider: {
      legalName: requireShownText("legalName", legalName),
      contact: requireShownText("contact", contact),
    },
  };
}

/** What a member chose that only staff choose: an appid is how a host names a mini program, and a quota is approved. */
function requireStaffsChoice({ appid, quota }: NewMiniProgram, actor: Actor): void {
  if (memberBehind(actor) === undefined || (appid === undefined && quota === undefined)) return;
  refuse("forbidden", {
    hint: {
      en: "appid and quota are chosen by the platform; its operator's staff may set them",
      zh: "appid 和额度由平台决定，只有平台运营方的工作人员可以指定",
    },
  });
}

/** @param seen what is to be replaced @throws `value_invalid`, `entity_not_found`, `entity_changed` */
export async function setQuota(
  appid: string,
  quota: Quota,
  actor: Permitted<"apps.set_quota">,
  deps: MiniProgramDeps,
  at: Date,
  seen?: Quota,
): Promise<void> {
  requireQuota(quota);
  const set = (now: MiniProgram) => {
    requireUnchanged(seen, now.quota);
    return { quota };
  };
  await changeMiniProgram(appid, "quota_set", set, actor, deps, at);
}

/** One change of what it is now, in the audit under that action, and those who are told. @throws `entity_not_found` */
export async function changeMiniProgram(
  appid: string,
  action: AuditAction,
  change: (now: MiniProgram) => Partial<MiniProgram>,
  actor: Permitted<Action>,
  deps: Pick<MiniProgramDeps, "miniPrograms">,
  at: Date,
  messages: readonly OutgoingMessage[] = [],
): Promise<void> {
  const event = staffEvent(actor, action, appid, at);
  await deps.miniPrograms.change(appid, (now) => {
    if (!now) throw unknown(appid);
    return { next: { ...now, ...change(now) }, events: [event], messages };
  });
}

const unknown = (appid: string) =>
  new DomainError("entity_not_found", {
    hint: { en: `no mini program ${appid}`, zh: `没有小程序 ${appid}` },
  });
