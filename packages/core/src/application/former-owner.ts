/** What a transfer means for applications: what the former owner has applied for is closed, whether open or approved. */
import type { Permitted } from "../authorization/authorize.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { Application } from "./application.ts";
import { type ApplicationDeps, changeApplication, openInForce } from "./change.ts";
import { applicationStates } from "./state.ts";
import { type Moving, move } from "./step.ts";
import { stateAfter } from "./transitions.ts";

/** Read by the former applicant. */
const TRANSFERRED = "小程序已转让给其他主体 / the mini program was transferred to another organisation";

const CLOSABLE = applicationStates.filter((state) => stateAfter(state, "close") !== undefined);

/**
 * Closes all that the former owner has applied for, one by one. What is left where the platform dies at it opens nothing for the
 * new owner, and is closed when something about it is due.
 */
export async function closeOfFormerOwner(
  appid: string,
  formerOwner: string,
  actor: Permitted<"apps.accept_transfer">,
  deps: ApplicationDeps,
  at: Date,
): Promise<void> {
  const page = { states: CLOSABLE, organisationIds: [formerOwner], search: appid, limit: MOST };
  const theirs = (await deps.applications.list(page)).filter((each) => each.appid === appid);
  const inForce = await openInForce(appid, deps);
  const ids = new Set([...theirs.map(({ id }) => id), ...(inForce ? [inForce.application.id] : [])]);
  for (const id of ids) await changeApplication(id, "application_closed", closed, actor, deps, at);
}

/** Of one mini program there are a few at a time. */
const MOST = 1000;

/** Pure. What has come to its end meanwhile stays as it is. */
export function closed(now: Application, moving: Moving): Application {
  return isClosable(now) ? move(now, "close", { ...moving, reason: TRANSFERRED }) : now;
}

const isClosable = ({ state }: Application) => CLOSABLE.includes(state);

/** Whether a transfer has left it open. */
export async function isLeftOpen(
  application: Application,
  { miniPrograms }: { readonly miniPrograms: Pick<MiniProgramStore, "find"> },
): Promise<boolean> {
  const { appid, organisationId } = application;
  if (organisationId === undefined || !isClosable(application)) return false;
  const owner = (await miniPrograms.find(appid))?.organisationId;
  return owner !== undefined && owner !== organisationId && wasOwn(application);
}

/** One that never came so far was perhaps filled in with another's number, and is for its applicant to mend. */
const wasOwn = ({ history }: Application) =>
  history.some(({ to }) => to === "entrance_opened" || to === "approved");
