import {
  type Deadlines,
  deadlinesOf,
  type Stores,
  setDeadlines,
  turnOf,
  usualDeadlines,
} from "@shiming/core";
import Type, { type Static } from "typebox";
import { operation } from "../operation.ts";
import { Input, Nothing, Unchanged } from "../schemas/common.ts";
import { Deadline, SetDeadline } from "../schemas/deadline.ts";
import { thePlatform } from "../subjects.ts";

const Given = Type.Array(SetDeadline, { minItems: 1, maxItems: 20 });

export const deadlineOperations = {
  "deadlines.show": operation("deadlines.show", {
    method: "GET",
    path: "/deadlines",
    summary: { en: "How many working days each step of a review has", zh: "审核各步骤的期限（工作日）" },
    input: Nothing,
    output: Type.Array(Deadline),
    subject: thePlatform,
    run: (_input, _actor, { stores }) => describeDeadlines(stores),
  }),

  "deadlines.set": operation("deadlines.set", {
    method: "PUT",
    path: "/deadlines",
    summary: {
      en: "Give steps that begin from now on other deadlines",
      zh: "修改此后开始的步骤的期限",
    },
    input: Input({ deadlines: Given, if_unchanged: Unchanged(Given) }),
    output: Type.Array(Deadline),
    subject: thePlatform,
    run: async ({ deadlines, if_unchanged: seen }, actor, { stores }, at) => {
      await setDeadlines(given(deadlines), actor, stores.calendar, at, seen && given(seen));
      return describeDeadlines(stores);
    },
  }),
};

const given = (deadlines: Static<typeof Given>): Deadlines =>
  new Map(deadlines.map(({ state, working_days }) => [state, working_days]));

export async function describeDeadlines({ calendar }: Pick<Stores, "calendar">): Promise<Deadline[]> {
  const deadlines = await deadlinesOf(calendar);
  return [...usualDeadlines].flatMap(([state, usual]) => {
    const { owner } = turnOf(state);
    return owner === "nobody" ? [] : [{ state, owner, working_days: deadlines.get(state) ?? usual, usual }];
  });
}
