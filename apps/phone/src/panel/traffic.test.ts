import { expect, it } from "vitest";
import type { TrafficEntry } from "../api/api.ts";
import { outcomeOf } from "./traffic.ts";

const entry = (status: number, errcode?: string): TrafficEntry => ({
  ...{ id: 1, at: "", milliseconds: 1, from: "service provider", to: "platform", method: "GET", target: "/" },
  status,
  request: [],
  response: errcode === undefined ? [] : [{ name: "errcode", value: errcode, explanation: "errcode" }],
});

it.each([
  [entry(200), { kind: "ok", text: "200" }],
  [entry(200, "0"), { kind: "ok", text: "200" }],
  [entry(200, "94005"), { kind: "refused", text: "94005" }],
  [entry(403), { kind: "refused", text: "403" }],
  [entry(0), { kind: "refused", text: "0" }],
])("an answer counts by its return code, else by its status", (given, outcome) => {
  expect(outcomeOf(given)).toEqual(outcome);
});
