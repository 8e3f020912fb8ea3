import { consentFailures } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { createProblem } from "./problem.ts";
import { hostProblems, type ProblemRow, sheetProblems } from "./rows.ts";

describe("the problems of the host API", () => {
  it("say every consent failure of the contract, except the user's own cancel", () => {
    const said = Object.values<ProblemRow>(hostProblems).flatMap(({ consent }) => consent ?? []);
    const all = Object.keys(consentFailures).filter((failure) => failure !== "cancel");
    expect([...new Set(said)].sort()).toEqual(all.sort());
  });

  it("have a reason even where the domain gives no hint", () => {
    expect(createProblem(hostProblems.no_realname_info)).toEqual({
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      errMsg: "openRealnameAuth:fail no real name info",
      reason: consentFailures["no real name info"].advice.en,
    });
  });

  it("say that a body is missing, in the language asked for", () => {
    expect(createProblem(hostProblems.body_empty, {}, "zh")).toMatchObject({
      status: 400,
      detail: "请在请求体中发送一个 JSON 对象。",
    });
  });

  it("give the reason as a text, also where the domain has it in two languages", () => {
    const hint = { en: "ask for the details first", zh: "请先请求 details" };
    expect(createProblem(sheetProblems.consent_not_shown, { hint })).toEqual({
      type: "about:blank",
      title: "Conflict",
      status: 409,
      detail: hint.en,
      reason: hint.en,
    });
  });

  it("tell of wrong passwords and locks what the sheet shows", () => {
    expect(createProblem(sheetProblems.pay_password_wrong, { triesLeft: 4 })).toEqual({
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      tries_left: 4,
    });
    const lockedUntil = new Date("2026-11-22T02:15:00Z");
    expect(createProblem(sheetProblems.account_locked, { lockedUntil })).toMatchObject({
      title: "Locked",
      status: 423,
      errMsg: "openRealnameAuth:fail account locked",
      locked_until: "2026-11-22T02:15:00.000Z",
    });
  });
});
