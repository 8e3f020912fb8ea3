import { describe, expect, it } from "vitest";
import type { Refusal } from "../page/call.ts";
import { resultOf } from "./result.ts";
import {
  afterApproval,
  afterDetails,
  allow,
  back,
  erase,
  isRead,
  press,
  refuse,
  type Sheet,
  timeOver,
} from "./state.ts";

const details = { needs_guardian: false, needs_password: true } as Extract<
  Sheet,
  { at: "asking" }
>["details"];
/** Of a verification: the tap is the consent. */
const bare = { ...details, needs_password: false };
const given = { errMsg: "openRealnameAuth:ok", auth_token: "T" } as const;
const child = { ...details, needs_guardian: true };
const refused = (status: number, problem: Refusal = {}) => ({ kind: "refused", status, problem }) as const;
const unreachable = { kind: "unreachable" } as const;

const EVERY: readonly Sheet[] = [
  { at: "loading" },
  { at: "asking", details },
  { at: "keypad", details, digits: "12" },
  { at: "checking", details, digits: "123456" },
  { at: "sending", details: bare },
  { at: "guardian", details: child },
  { at: "locked", until: undefined, reason: undefined },
  { at: "approved", details, given },
  { at: "refused", details },
  { at: "decided" },
  { at: "expired" },
  { at: "offline" },
  { at: "failed", failure: "access denied", reason: "ended" },
];
const typed = (digits: string, from: Sheet = { at: "keypad", details, digits: "" }) =>
  [...digits].reduce<Sheet>(press, from);
const checking = typed("135790");

describe("what the platform tells of a request", () => {
  it.each<[string, Parameters<typeof afterDetails>[0], Sheet["at"]]>([
    ["a grown-up's", { kind: "ok", body: details }, "asking"],
    ["a child's", { kind: "ok", body: child }, "guardian"],
    ["no session", refused(401), "expired"],
    ["no such request", refused(404), "expired"],
    ["a stale one", refused(409, { errMsg: "openRealnameAuth:fail stale request" }), "expired"],
    ["a decided one", refused(409), "decided"],
    ["no identity any more", refused(403, { errMsg: "openRealnameAuth:fail no real name info" }), "failed"],
    ["a fault", refused(500, { errMsg: "openRealnameAuth:fail system error" }), "failed"],
    ["something else", refused(502), "failed"],
    ["nothing", unreachable, "offline"],
  ])("leads to its screen: %s", (_what, reply, at) => {
    expect(afterDetails(reply).at).toBe(at);
  });
});

it("what is read can be told anew, and nothing that was begun or ended", () => {
  expect(EVERY.filter(isRead).map(({ at }) => at)).toEqual(["asking", "guardian"]);
});

describe("the keypad", () => {
  it("opens from the question only, and closes without what was typed", () => {
    expect(EVERY.map(allow).filter((next, place) => next !== EVERY[place])).toEqual([
      { at: "keypad", details, digits: "" },
    ]);
    expect(EVERY.map(back).filter((next, place) => next !== EVERY[place])).toEqual([
      { at: "asking", details },
    ]);
  });

  it("takes digits, and sends six off", () => {
    expect(typed("1a3 ")).toMatchObject({ at: "keypad", digits: "13" });
    expect(erase(typed("135"))).toMatchObject({ digits: "13" });
    expect(erase(typed(""))).toMatchObject({ digits: "" });
    expect(checking).toMatchObject({ at: "checking", digits: "135790" });
    expect(typed("99", checking)).toBe(checking);
    expect(erase(checking)).toBe(checking);
    expect(back(checking)).toBe(checking);
  });

  it("says that a password was wrong until the next key", () => {
    const wrong = afterApproval(checking, refused(403, { tries_left: 4 }));
    const fewer = { ...details, tries_left: 4 };
    expect(wrong).toEqual({ at: "keypad", details: fewer, digits: "", isWrong: true });
    expect(press(wrong, "1")).toEqual({ at: "keypad", details: fewer, digits: "1" });
  });

  it("still knows how many tries are left when it was closed and is opened again", () => {
    const wrong = afterApproval(checking, refused(403, { tries_left: 1 }));
    expect(allow(back(wrong))).toMatchObject({ at: "keypad", details: { tries_left: 1 } });
  });
});

describe("a verification", () => {
  it("is agreed to by a tap, where no password is asked for, and gives its code", () => {
    const sending = allow({ at: "asking", details: bare });
    expect(sending).toEqual({ at: "sending", details: bare });
    const code = { errMsg: "openRealnameAuth:ok", code: "C" } as const;
    const approved = afterApproval(sending, { kind: "ok", body: code });
    expect(resultOf(approved)).toEqual(code);
    expect(allow({ at: "asking", details }).at).toBe("keypad");
  });
});

describe("the end", () => {
  it.each<[string, Parameters<typeof afterApproval>[1], Sheet]>([
    ["right", { kind: "ok", body: given }, { at: "approved", details, given }],
    ["one too many", refused(423, { locked_until: "U" }), { at: "locked", until: "U", reason: undefined }],
    ["late", refused(409, { errMsg: "openRealnameAuth:fail stale request" }), { at: "expired" }],
    ["second", refused(409), { at: "decided" }],
    ["lost", unreachable, { at: "offline" }],
  ])("of a password that was %s", (_what, reply, next) => {
    expect(afterApproval(checking, reply)).toEqual(next);
  });

  it("does not come from an answer that nobody waits for", () => {
    const answer = { kind: "ok", body: given } as const;
    const changed = EVERY.filter((sheet) => afterApproval(sheet, answer) !== sheet);
    expect(changed.map(({ at }) => at)).toEqual(["checking", "sending"]);
  });

  it("comes with time for what still waits, and for nothing else", () => {
    const over = EVERY.filter((sheet) => timeOver(sheet) !== sheet);
    expect(over.map(({ at }) => at)).toEqual(["asking", "keypad", "guardian"]);
  });

  it("is a refusal from wherever the person refuses", () => {
    expect(refuse({ at: "asking", details })).toEqual({ at: "refused", details });
    expect(refuse({ at: "loading" })).toEqual({ at: "refused", details: undefined });
  });
});

describe("the result", () => {
  it("of each screen is what the button is told", () => {
    const told = Object.fromEntries(EVERY.map((sheet) => [sheet.at, resultOf(sheet).errMsg.split(":")[1]]));
    expect(told).toEqual({
      loading: "fail cancel",
      asking: "fail cancel",
      keypad: "fail cancel",
      checking: "fail cancel",
      sending: "fail cancel",
      refused: "fail cancel",
      approved: "ok",
      guardian: "fail no real name info",
      locked: "fail account locked",
      decided: "fail stale request",
      expired: "fail stale request",
      offline: "fail system error",
      failed: "fail access denied",
    });
    for (const sheet of EVERY) {
      const detail = resultOf(sheet);
      expect("reason" in detail ? detail.reason : Object.values(detail).join()).toMatch(/./);
    }
  });

  it("of a child is that of whoever has no ID card: the age stays with the person", () => {
    const withoutCard: Sheet = { at: "failed", failure: "no real name info", reason: undefined };
    expect(resultOf({ at: "guardian", details: child })).toEqual(resultOf(withoutCard));
  });
});
