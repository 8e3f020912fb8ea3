import { describe, expect, it } from "vitest";
import type { MiniProgram } from "../../mini-program/mini-program.ts";
import type { Application } from "../application.ts";
import { findStrange } from "./known-things.ts";
import { valuesOf } from "./values.ts";

const APPID = "wx1a2b3c4d5e6f7081";
const items = { legalName: "某市人民医院", miniProgramName: "挂号", appid: APPID };
const SUSPENDED = {
  state: "suspended",
  since: new Date("2026-11-22T16:30:00Z"),
  reason: "投诉未处理",
} as const;

/** What is said about the mini program that an application names. */
function remarksOn(access: MiniProgram["access"], applicant: string | undefined) {
  const app = {
    ...{ appid: APPID, name: "挂号", organisationId: "hospital", access },
    serviceProvider: { legalName: "某市人民医院" },
  } as MiniProgram;
  const application = { organisationId: applicant, form: { items, unread: [] } } as unknown as Application;
  const known = { app, merchant: undefined, isBound: false };
  return findStrange(valuesOf(application.form), application, known)
    .filter(({ weight }) => weight === "remark")
    .map(({ text }) => text.zh);
}

describe("a mini program whose access is suspended", () => {
  it("is told to be so where its organisation applies for it, with the reason", () => {
    expect(remarksOn(SUSPENDED, "hospital")).toEqual([
      "第 3 项“小程序 appid”：该小程序的实名授权自 2026-11-23 起暂停（投诉未处理）；通过后即恢复",
    ]);
    expect(remarksOn({ state: "approved", since: SUSPENDED.since }, "hospital")).toEqual([]);
  });

  it("is told to nobody else", () => {
    expect(remarksOn(SUSPENDED, "another")).toEqual([]);
    expect(remarksOn(SUSPENDED, undefined)).toEqual([]);
  });
});
