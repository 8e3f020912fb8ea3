import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { RealnameAccess } from "../mini-program/realname-access.ts";
import { changeMiniProgram, type MiniProgramDeps } from "./mini-programs.ts";
import { requireShownText } from "./shown-text.ts";

type AccessDeps = Pick<MiniProgramDeps, "miniPrograms">;

/** Suspends real-name access, effective at once. @throws `entity_not_found`; `value_invalid` where there is none */
export function suspendAccess(
  appid: string,
  given: string,
  actor: Permitted<"apps.suspend">,
  deps: AccessDeps,
  at: Date,
): Promise<void> {
  const reason = requireShownText("reason", given);
  const suspend = ({ access }: MiniProgram): RealnameAccess => {
    if (access.state !== "approved" && access.state !== "suspended") {
      const hint = {
        en: `${appid} has no real-name access that could be suspended`,
        zh: `${appid} 没有可以暂停的实名授权`,
      };
      return refuse("value_invalid", { hint });
    }
    return { state: "suspended", since: at, reason, ...(access.endsAt && { endsAt: access.endsAt }) };
  };
  return changeAccess(appid, "access_suspended", suspend, actor, deps, at);
}

/** Opens suspended access again, as it was approved. @throws `entity_not_found`; `value_invalid` where it is not suspended */
export function resumeAccess(
  appid: string,
  actor: Permitted<"apps.resume">,
  deps: AccessDeps,
  at: Date,
): Promise<void> {
  const resume = ({ access }: MiniProgram): RealnameAccess => {
    if (access.state !== "suspended") {
      const hint = {
        en: `the real-name access of ${appid} is not suspended; apps approve opens it`,
        zh: `${appid} 的实名授权没有被暂停；开通请用 apps approve`,
      };
      return refuse("value_invalid", { hint });
    }
    return { state: "approved", since: at, ...(access.endsAt && { endsAt: access.endsAt }) };
  };
  return changeAccess(appid, "access_resumed", resume, actor, deps, at);
}

/** Ends real-name access, effective at once; only an approval opens it again. @throws `entity_not_found` */
export function endAccess(
  appid: string,
  actor: Permitted<"apps.end">,
  deps: AccessDeps,
  at: Date,
): Promise<void> {
  return changeAccess(appid, "access_ended", () => ({ state: "ended", since: at }), actor, deps, at);
}

function changeAccess(
  appid: string,
  action: string,
  next: (app: MiniProgram) => RealnameAccess,
  actor: Permitted<"apps.suspend" | "apps.resume" | "apps.end">,
  deps: AccessDeps,
  at: Date,
): Promise<void> {
  return changeMiniProgram(appid, action, (now) => ({ access: next(now) }), actor, deps, at);
}
