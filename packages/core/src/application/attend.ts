/** What the platform does for applications by itself: it reminds both sides, once each time, and ends approvals. */
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { StaffAddresses } from "../ports/staff-addresses.ts";
import type { Application } from "./application.ts";
import { attentionAt, type Due, dueAt } from "./attention.ts";
import {
  type ApplicationDeps,
  type Decided,
  type Opened,
  requireApplication,
  type Written,
  write,
} from "./change.ts";
import { dueWords } from "./due-words.ts";
import { closed, isLeftOpen } from "./former-owner.ts";
import { sentence } from "./mail.ts";
import { type Moving, move } from "./step.ts";
import type { StoredApplication } from "./stored-application.ts";

export interface AttendDeps extends ApplicationDeps {
  readonly staffAddresses: StaffAddresses;
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
}

const AT_A_TIME = 100;

/** @returns how many applications had something due */
export async function attendApplications(
  actor: Permitted<"applications.attend">,
  deps: AttendDeps,
  at: Date,
): Promise<number> {
  const due = await deps.applications.listDue(at, AT_A_TIME);
  for (const stored of due) await attend(stored, actor, deps, at);
  return due.length;
}

async function attend(
  { id }: StoredApplication,
  actor: Permitted<"applications.attend">,
  deps: AttendDeps,
  at: Date,
): Promise<void> {
  const decide = async (moving: Moving): Promise<Decided> => {
    const before = await requireApplication(id, deps);
    if (await isLeftOpen(before.application, deps)) {
      return {
        action: "application_closed",
        written: [{ before, next: closed(before.application, moving) }],
      };
    }
    const due = dueAt(before.application, at);
    const staff = await deps.staffAddresses(before.application.takenBy);
    return {
      action: due ? ACTIONS[due.what] : "application_attended",
      written: [attended(before, due, staff, moving)],
    };
  };
  await write(decide, actor, deps, at);
}

const ACTIONS = {
  overdue: "application_reminded",
  ends_soon: "end_of_access_reminded",
  ended: "access_expired",
} as const satisfies Record<Due["what"], AuditAction>;

function attended(before: Opened, due: Due | undefined, staff: readonly string[], moving: Moving): Written {
  const { application } = before;
  const next = due?.what === "ended" ? move(application, "expire", moving) : reminded(application, moving.at);
  if (!due) return { before, next, mail: null };
  const said = dueWords(due);
  const content = sentence(next, said, { reader: "staff" });
  return { before, next, mail: sentence(next, said), toStaff: { addresses: staff, content } };
}

function reminded(now: Application, at: Date): Application {
  const next = { ...now, remindedAt: at };
  return { ...next, attentionAt: attentionAt(next) };
}
