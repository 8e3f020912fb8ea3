import type { Authorization } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { afterList, afterMore, afterWithdrawal, ask, cancel, confirm, loadMore } from "./state.ts";

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
