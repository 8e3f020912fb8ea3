import { expect, it } from "vitest";
import type { Application } from "./application.ts";
import { attentionAt, dueAt } from "./attention.ts";

const DAY_MS = 86_400_000;
const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * DAY_MS);

function approved(
  ends: number,
  reminded = 0,
): Pick<Application, "state" | "deadline" | "approval" | "remindedAt"> {
  const approval = { since: day(0), uses: [], quota: undefined, endsAt: day(ends) };
  return { state: "approved", deadline: undefined, approval, remindedAt: day(reminded) };
}

it("an approval is looked at 60, 30 and 7 days before its end, and at the end", () => {
  const looked = [0, 305, 335, 358].map((reminded) => attentionAt(approved(365, reminded)));
  expect(looked).toEqual([305, 335, 358, 365].map(day));
});

it("one that is shorter is reminded of only by what is still to come", () => {
  expect(attentionAt(approved(10))).toEqual(day(3));
  expect(attentionAt(approved(5))).toEqual(day(5));
});

it("of several reminders that are late the last one is sent, once", () => {
  expect(dueAt(approved(365), day(340))).toMatchObject({ what: "ends_soon", days: 30 });
  expect(dueAt(approved(365, 340), day(341))).toBeUndefined();
  expect(dueAt(approved(365, 340), day(400))).toMatchObject({ what: "ended" });
});

it("a move that is late is reminded of once", () => {
  const waiting = { state: "submitted", deadline: day(5), approval: undefined, remindedAt: day(0) } as const;
  expect(dueAt(waiting, day(4))).toBeUndefined();
  expect(dueAt(waiting, day(5))).toMatchObject({ what: "overdue" });
  expect(attentionAt({ ...waiting, remindedAt: day(6) })).toBeUndefined();
});
