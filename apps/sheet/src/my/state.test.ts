import type { Authorization } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import {
  afterList,
  afterMore,
  afterNews,
  afterWithdrawal,
  ask,
  cancel,
  confirm,
  isOnItsWay,
  loadMore,
} from "./state.ts";

const consent = (id: string) => ({ id, state: "approved" }) as Authorization;
const page = (ids: string, next?: string) =>
  ({
    kind: "ok",
    body: { consents: [...ids].map(consent), ...(next !== undefined && { next }) },
  }) as const;
const first = afterList(page("ab", "b"));

describe("a list of several pages", () => {
  it("grows by one page at a time, until there is none", () => {
    const second = afterMore(loadMore(first), page("cd", "d"));
    expect(second).toEqual({ at: "list", consents: [..."abcd"].map(consent), next: "d" });
    const third = afterMore(loadMore(second), page("e"));
    expect(third).toEqual({ at: "list", consents: [..."abcde"].map(consent) });
    expect(loadMore(third)).toBe(third);
  });

  it("stays as it is where a page does not come, which can be asked for again", () => {
    const failed = afterMore(loadMore(first), { kind: "unreachable" });
    expect(failed).toMatchObject({ at: "list", next: "b", more: "failed" });
    expect(afterMore(loadMore(failed), page("c"))).toMatchObject({ consents: [..."abc"].map(consent) });
  });

  it("is over with the session", () => {
    const refused = { kind: "refused", status: 401, problem: {} } as const;
    expect(afterMore(loadMore(first), refused)).toEqual({ at: "expired" });
  });

  it("has its next page still after a withdrawal was asked for, and sent", () => {
    const asked = ask(first, consent("a"));
    expect(cancel(asked)).toEqual(first);
    const done = afterWithdrawal(confirm(asked), { kind: "ok", body: undefined }, new Date(0));
    expect(done).toMatchObject({ next: "b", outcome: { done: true } });
    expect(afterMore(loadMore(done), page("c"))).toMatchObject({ at: "list", outcome: { done: true } });
  });
});

it("whether a recipient has heard of a withdrawal comes in behind it, and changes nothing else", () => {
  const done = afterWithdrawal(
    confirm(ask(first, consent("a"))),
    { kind: "ok", body: undefined },
    new Date(0),
  );
  expect(isOnItsWay(done, "a")).toBe(false);
  const told = (state: "waiting" | "notified") => ({
    ...consent("a"),
    state: "withdrawn",
    notified: { state },
  });
  const news = (state: "waiting" | "notified") =>
    ({ kind: "ok", body: { consents: [told(state)] as Authorization[] } }) as const;
  const waiting = afterNews(done, news("waiting"));
  expect(isOnItsWay(waiting, "a")).toBe(true);
  expect(isOnItsWay(afterNews(waiting, { kind: "unreachable" }), "a")).toBe(true);
  const notified = afterNews(waiting, news("notified"));
  expect(isOnItsWay(notified, "a")).toBe(false);
  expect(notified).toMatchObject({
    consents: [{ id: "a", notified: { state: "notified" } }, { id: "b" }],
    next: "b",
  });
});
