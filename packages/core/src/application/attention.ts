/** When the platform looks at an application by itself, and what it finds due. */
import type { Application } from "./application.ts";
import { isInForce } from "./state.ts";

export type Due =
  /** The owner of the move has let the time pass. */
  | { readonly what: "overdue"; readonly at: Date }
  /** The approval ends in so many days. */
  | { readonly what: "ends_soon"; readonly days: number; readonly at: Date }
  | { readonly what: "ended"; readonly at: Date };

const DAY_MS = 86_400_000;
const DAYS_BEFORE_END = [60, 30, 7] as const;

type Looked = Pick<Application, "state" | "deadline" | "approval" | "remindedAt">;

/** What is still to come or due, earliest first. Each reminder is there once. */
function expected({ state, deadline, approval, remindedAt }: Looked): readonly Due[] {
  const dues: Due[] = deadline ? [{ what: "overdue", at: deadline }] : [];
  const end = isInForce(state) ? approval?.endsAt : undefined;
  if (end) {
    const before = (days: number) => new Date(end.getTime() - days * DAY_MS);
    dues.push(...DAYS_BEFORE_END.map((days) => ({ what: "ends_soon", days, at: before(days) }) as const));
    dues.push({ what: "ended", at: end });
  }
  return dues
    .filter(({ what, at }) => what === "ended" || at > remindedAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

export function attentionAt(application: Looked): Date | undefined {
  return expected(application)[0]?.at;
}

/** What is due at that time: of several the last one, which says what the others would. */
export function dueAt(application: Looked, at: Date): Due | undefined {
  return expected(application).findLast((due) => due.at <= at);
}
