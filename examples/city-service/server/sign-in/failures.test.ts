import { RealnameError, type RealnameFailure } from "@shiming/sdk";
import { expect, it } from "vitest";
import { refusals } from "../http/refusal.ts";
import { startCity } from "../testing/city.ts";
import { reasonOfFailure } from "./failures.ts";

const failures = Object.keys(reasonOfFailure) as RealnameFailure[];

it.each(failures)(
  "after %s the citizen hears kind words, and the developer reads in the log what happened and what to do",
  async (code) => {
    const city = await startCity();
    const failure = new RealnameError(code, { subject: "SHIMING_SECRET_FILE", detail: 503 });
    city.released(failure);
    const { status, json } = await city.send("POST", "/login", undefined, { auth_token: "t" });
    const { status: expected, zh, en } = refusals[reasonOfFailure[code]];
    expect(status).toBe(expected);
    expect(json).toEqual({ reason: reasonOfFailure[code], message: { zh, en } });
    expect(JSON.stringify(json)).not.toContain(failure.hint);
    const line = JSON.parse(
      city
        .log()
        .split("\n")
        .find((each) => each.includes("no exchange")) ?? "{}",
    );
    expect(line.failure).toMatchObject({ code, fault: failure.fault, message: failure.message });
  },
);

it.each([
  ["auth_token_invalid", 422, "ask_again"],
  ["no_payment_account", 422, "no_payment_account"],
  ["no_realname_info", 422, "no_realname_info"],
  ["system_error", 503, "busy"],
  ["network_failed", 503, "busy"],
  ["daily_quota_exceeded", 503, "come_back_tomorrow"],
  ["sign_invalid", 500, "not_your_fault"],
  ["realname_info_unreadable", 500, "not_your_fault"],
] as const)("%s is answered with %i %s", async (code, status, reason) => {
  const city = await startCity();
  city.released(new RealnameError(code));
  const answer = await city.send("POST", "/login", undefined, { auth_token: "t" });
  expect([answer.status, answer.json.reason]).toEqual([status, reason]);
  expect(answer.headers.get("retry-after")).toBe(reason === "busy" ? "5" : null);
});

it("the log has the system's own word for why the platform was not reached", async () => {
  const city = await startCity();
  city.released(new RealnameError("network_failed", { detail: "ECONNREFUSED" }));
  await city.send("POST", "/login", undefined, { auth_token: "t" });
  expect(city.log()).toContain("ECONNREFUSED");
});

it("everything that the SDK can retry, and nothing that needs one of us, is said to pass", () => {
  const passing = failures.filter((code) => reasonOfFailure[code] === "busy");
  const retryable = failures.filter((code) => new RealnameError(code).retryable);
  expect(passing.filter((code) => code !== "client_closed").sort()).toEqual(retryable.sort());
});

it("an error of a kind that nobody foresaw is ours, and its message stays out of the log", async () => {
  const city = await startCity();
  city.released(new TypeError("cannot read 䶮文博") as RealnameError);
  const { status, json } = await city.send("POST", "/login", undefined, { auth_token: "t" });
  expect([status, json.reason]).toEqual([500, "not_your_fault"]);
  expect(city.log()).toContain("TypeError");
  expect(city.log()).not.toContain("䶮");
});
