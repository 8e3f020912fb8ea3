/** The staff's side, but for approvals: who looks after it, what is asked, what is refused. */
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { applicationStateWords } from "../words/index.ts";
import type { Application } from "./application.ts";
import { type ApplicationDeps, changeApplication, type Named } from "./change.ts";
import { turnOf } from "./state.ts";
import { type Moving, move } from "./step.ts";
import type { Move } from "./transitions.ts";

/**
 * Puts somebody of the staff in charge: who takes it, or whom a colleague names.
 * @throws `entity_not_found`, `entity_changed`, `value_invalid`
 */
export function takeApplication(
  named: Named,
  staffId: string,
  actor: Permitted<"applications.take">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const take = (now: Application) => {
    if (turnOf(now.state).owner === "nobody") {
      const hint = {
        en: `${now.id} is ${now.state}: there is nothing to do`,
        zh: `${now.id} 处于“${applicationStateWords[now.state].zh}”，无需处理`,
      };
      refuse("value_invalid", { hint });
    }
    return { ...now, takenBy: staffId };
  };
  return changeApplication(named, "application_taken", take, actor, deps, at);
}

/** Moves that need nothing but words, and how the audit names them. */
const AUDITED = {
  ask: "application_information_asked",
  open_entrance: "application_entrance_opened",
  decline: "application_declined",
  ask_permission: "permission_information_asked",
  suspend: "access_suspended",
  resume: "access_resumed",
  close: "application_closed",
} as const satisfies Partial<Record<Move, string>>;

/** @throws `entity_not_found`; `entity_changed`; `value_invalid` where the move is not possible, or lacks the reason that it needs */
export function moveApplication<Name extends keyof typeof AUDITED>(
  named: Named,
  name: Name,
  reason: string | undefined,
  actor: Permitted<`applications.${Name}`>,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const next = (now: Application, moving: Moving) => move(now, name, { ...moving, reason });
  return changeApplication(named, AUDITED[name], next, actor, deps, at);
}
