import { describe, expect, it } from "vitest";
import { type AccessToken, isLive } from "./access-token.ts";
import { type ChainStep, continueStable, refreshStable, supersede } from "./chains.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** 08:00 in Asia/Shanghai, 16 hours before the next day there. */
const MORNING = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(MORNING + seconds * 1000);

function fresh(seconds: number, digest = `issued at ${seconds}`): AccessToken {
  const expiresAt = at(seconds + 2 * HOUR);
  return {
    digest,
    appid: "wx0123456789abcdef",
    chain: "token",
    issuedAt: at(seconds),
    expiresAt,
    endsAt: expiresAt,
    forced: false,
    sealed: undefined,
  };
}

/** Seconds at which the tokens that are live then were issued. */
function liveAt(seconds: number, tokens: readonly AccessToken[]): number[] {
  return tokens
    .filter((token) => isLive(token, at(seconds)))
    .map((token) => (token.issuedAt.getTime() - MORNING) / 1000);
}

describe("the chain of token", () => {
  const issue = (...times: number[]) =>
    times.reduce<readonly AccessToken[]>((chain, seconds) => supersede(chain, fresh(seconds)).tokens, []);

  it("answers every request with a new token that lives two hours", () => {
    const { answer, tokens } = supersede([], fresh(0));
    expect(answer).toEqual(fresh(0));
    expect(liveAt(2 * HOUR - 1, tokens)).toEqual([0]);
    expect(liveAt(2 * HOUR, tokens)).toEqual([]);
  });

  it("lets the older token live five minutes more", () => {
    const chain = issue(0, 1000);
    expect(liveAt(1000 + 5 * MINUTE - 1, chain)).toEqual([0, 1000]);
    expect(liveAt(1000 + 5 * MINUTE, chain)).toEqual([1000]);
  });

  it("ends the older token at once when it is superseded again", () => {
    const chain = issue(0, 1000, 1001);
    expect(liveAt(1001, chain)).toEqual([1000, 1001]);
    expect(liveAt(1001 + 5 * MINUTE, chain)).toEqual([1001]);
  });

  it("does not make a superseded token's life longer than its two hours", () => {
    const chain = issue(0, 2 * HOUR - MINUTE);
    expect(liveAt(2 * HOUR - 1, chain)).toEqual([0, 2 * HOUR - MINUTE]);
    expect(liveAt(2 * HOUR, chain)).toEqual([2 * HOUR - MINUTE]);
  });

  it("never has more than two live tokens, at the end of their two hours neither", () => {
    const end = 2 * HOUR;
    expect(liveAt(end - 30, issue(0, end - 120, end - 60, end - 30))).toEqual([end - 60, end - 30]);
    expect(liveAt(end - 60, issue(0, end - 120, end - 60))).toEqual([end - 120, end - 60]);
  });
});

describe("the chain of stable_token", () => {
  it("answers with the same token until five minutes before its end", () => {
    const { tokens } = continueStable([], fresh(0));
    const before = continueStable(tokens, fresh(2 * HOUR - 5 * MINUTE - 1));
    expect(before).toEqual({ tokens, answer: fresh(0) });
    const after = continueStable(tokens, fresh(2 * HOUR - 5 * MINUTE));
    expect(after.answer).toEqual(fresh(2 * HOUR - 5 * MINUTE));
  });

  it("lets the token before live to its end beside the new one", () => {
    const renewed = 2 * HOUR - 5 * MINUTE;
    const { tokens } = continueStable([fresh(0)], fresh(renewed));
    expect(liveAt(2 * HOUR - 1, tokens)).toEqual([0, renewed]);
    expect(liveAt(2 * HOUR, tokens)).toEqual([renewed]);
    expect(continueStable(tokens, fresh(renewed + 1)).answer).toEqual(fresh(renewed));
  });

  it("is revoked by a refresh, all of it, and answers with another token", () => {
    const renewed = 2 * HOUR - 5 * MINUTE;
    const { tokens } = continueStable([fresh(0)], fresh(renewed));
    const step = refreshStable(tokens, fresh(renewed + 30)) as ChainStep;
    expect(step.answer).toEqual({ ...fresh(renewed + 30), forced: true });
    expect(liveAt(renewed + 30, step.tokens)).toEqual([renewed + 30]);
  });

  it("answers a refresh within 30 s of the last issue with the current token", () => {
    const { tokens } = continueStable([], fresh(0));
    expect(refreshStable(tokens, fresh(29.999))).toEqual({ tokens, answer: fresh(0) });
    expect(refreshStable(tokens, fresh(30))?.answer.issuedAt).toEqual(at(30));
  });

  function refreshed(times: number, start: number): readonly AccessToken[] {
    let chain: readonly AccessToken[] = [];
    for (let n = 0; n < times; n++) chain = (refreshStable(chain, fresh(start + n * 30)) as ChainStep).tokens;
    return chain;
  }

  it("is refreshed 20 times a day, and not once more", () => {
    const chain = refreshed(20, 0);
    expect(refreshStable(chain, fresh(600))).toBeUndefined();
    expect(continueStable(chain, fresh(601)).answer.issuedAt).toEqual(at(570));
  });

  it("counts the refreshes of a day in Asia/Shanghai", () => {
    const midnight = 16 * HOUR;
    const chain = refreshed(20, midnight - HOUR);
    expect(refreshStable(chain, fresh(midnight - 1))).toBeUndefined();
    expect(refreshStable(chain, fresh(midnight))?.answer.issuedAt).toEqual(at(midnight));
  });

  it("does not count what was issued without force, or answered with the current token", () => {
    let chain = refreshed(19, 0);
    for (let hour = 1; hour < 12; hour += 2) chain = continueStable(chain, fresh(hour * HOUR)).tokens;
    chain = (refreshStable(chain, fresh(11 * HOUR + 1)) as ChainStep).tokens;
    expect(refreshStable(chain, fresh(11 * HOUR + 30))?.answer.forced).toBe(true);
    expect(refreshStable(refreshed(20, 0), fresh(DAY))?.answer.forced).toBe(true);
  });
});
