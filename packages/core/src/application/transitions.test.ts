import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import type { Application } from "./application.ts";
import { usualDeadlines } from "./deadlines.ts";
import { newApplication } from "./new-application.ts";
import { accessOf } from "./projection.ts";
import { applicationStates, isInForce, turnOf } from "./state.ts";
import { begin, move, replay } from "./step.ts";
import {
  type Beginning,
  beginnings,
  type Move,
  movesFrom,
  stateAfter,
  transitionOf,
  transitions,
} from "./transitions.ts";

const NOON = Date.UTC(2026, 10, 27, 4);
const calendar = new Map();
const deadlines = usualDeadlines;
const allMoves = Object.keys(transitions) as Move[];
const random = (size: number) => Buffer.alloc(size, 7);

function begun(beginning: Beginning): Application {
  const at = new Date(NOON);
  const approval =
    beginning === "admit" ? { since: at, uses: [], quota: undefined, endsAt: undefined } : undefined;
  const fresh = { ...newApplication({ form: { items: {}, unread: [] } }, random), approval };
  return begin(fresh, beginning, { by: "staff 1", at, calendar, deadlines });
}

/** Tries every move in turn; what is refused changes nothing. */
function played(beginning: Beginning, moves: readonly Move[]): Application {
  return moves.reduce((now, name, place) => {
    const moving = {
      by: "staff 1",
      at: new Date(NOON + place * 1000),
      reason: "材料不全",
      calendar,
      deadlines,
    };
    try {
      return move(now, name, moving);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(stateAfter(now.state, name)).toBeUndefined();
      return now;
    }
  }, begun(beginning));
}

const paths = fc.tuple(
  fc.constantFrom(...(Object.keys(beginnings) as Beginning[])),
  fc.array(fc.constantFrom(...allMoves), { maxLength: 40 }),
);

describe("whatever moves are tried in whatever order, an application", () => {
  it("is in a state of the table, and its history explains it", () => {
    fc.assert(
      fc.property(paths, ([beginning, moves]) => {
        const { state, history, since } = played(beginning, moves);
        expect(applicationStates).toContain(state);
        expect(replay(history)).toBe(state);
        expect(history.at(-1)).toMatchObject({ to: state, at: since, by: "staff 1" });
      }),
    );
  });

  it("opens access exactly while it is approved", () => {
    fc.assert(
      fc.property(paths, ([beginning, moves]) => {
        const application = played(beginning, moves);
        expect(accessOf(application).state === "approved").toBe(application.state === "approved");
        expect(accessOf(application).state === "suspended").toBe(application.state === "suspended");
      }),
    );
  });

  it("has a reason for every step that needs one, and a deadline exactly where its owner has one", () => {
    fc.assert(
      fc.property(paths, ([beginning, moves]) => {
        const { history, deadline, state, since } = played(beginning, moves);
        for (const { move: name, reason } of history) {
          if (name in transitions && transitionOf(name as Move).needsReason) expect(reason).toBeTruthy();
        }
        expect(deadline === undefined).toBe(turnOf(state).workingDays === undefined);
        if (deadline) expect(deadline.getTime()).toBeGreaterThan(since.getTime());
      }),
    );
  });
});

it.each(allMoves.filter((name) => transitionOf(name).needsReason))("%s is refused without words", (name) => {
  const [from] = applicationStates.filter((state) => stateAfter(state, name));
  for (const reason of [undefined, "", " \n", "——", "不", "字".repeat(2001)]) {
    const now = { ...begun("draft"), state: from ?? "drafted" };
    expect(() => move(now, name, { by: "staff 1", at: new Date(NOON), reason, calendar, deadlines })).toThrow(
      DomainError,
    );
  }
});

it("every state is reached from a beginning", () => {
  const reached = new Set<string>(Object.values(beginnings));
  for (const state of reached) {
    for (const name of movesFrom(state as Application["state"]))
      reached.add(stateAfter(state as Application["state"], name) ?? "");
  }
  expect([...reached].sort()).toEqual([...applicationStates].sort());
});

it("an approval follows a permission under review, and nothing else", () => {
  const from = applicationStates.filter((state) => stateAfter(state, "approve"));
  expect(from).toEqual(["permission_submitted"]);
});

it("what is declined, closed or replaced stays so", () => {
  for (const state of ["declined", "closed", "renewed"] as const) expect(movesFrom(state)).toEqual([]);
  expect(applicationStates.filter(isInForce)).toEqual(["approved", "suspended"]);
});
