import { describe, expect, it } from "vitest";
import { RealnameError, type RealnameFailure } from "../error/realname-error.ts";
import { createTestTime } from "../testing/test-time.ts";
import { retry } from "./retry.ts";

const policy = { attempts: 4, attemptMs: 5_000 };

/** Fails as told, then succeeds. */
function failing(...failures: (RealnameFailure | Error)[]) {
  const calls: AbortSignal[] = [];
  const attempt = async (signal: AbortSignal) => {
    const failure = failures[calls.push(signal) - 1];
    if (failure === undefined) return "done";
    throw failure instanceof Error ? failure : new RealnameError(failure);
  };
  return { calls, attempt };
}

function tryOut(
  attempt: (signal: AbortSignal) => Promise<string>,
  {
    totalMs = 15_000,
    signal = undefined as AbortSignal | undefined,
    time = createTestTime((ms) => ms < 5_000),
  } = {},
) {
  const result = retry(attempt, policy, { until: time.now().getTime() + totalMs, signal }, time);
  return { result, time };
}

const codeOf = (result: Promise<unknown>) => result.then(String, (error: RealnameError) => error.code);

describe("retry", () => {
  it("tries again after what another attempt can help, with longer and longer pauses", async () => {
    const { calls, attempt } = failing("network_failed", "system_error", "server_failed");
    const { result, time } = tryOut(attempt);
    expect(await result).toBe("done");
    expect(calls).toHaveLength(4);
    expect(time.waits.filter((ms) => ms < 5_000)).toEqual([150, 300, 600]);
    expect(time.pending).toBe(0);
  });

  it("gives up after the last attempt, with its failure", async () => {
    const { calls, attempt } = failing("network_failed", "network_failed", "network_failed", "server_failed");
    expect(await codeOf(tryOut(attempt).result)).toBe("server_failed");
    expect(calls).toHaveLength(4);
  });

  it.each([
    "auth_token_invalid",
    "access_token_invalid",
    "answer_malformed",
    "daily_quota_exceeded",
    "timestamp_expired",
    "certificate_swapped",
    "redirected",
    "tls_failed",
  ] as const)("does not try again after %s", async (code) => {
    const { calls, attempt } = failing(code);
    expect(await codeOf(tryOut(attempt).result)).toBe(code);
    expect(calls).toHaveLength(1);
  });

  it("does not try again after what is no failure of a call, and hands it on", async () => {
    const mistake = new TypeError("a programming error");
    const { calls, attempt } = failing(mistake);
    await expect(tryOut(attempt).result).rejects.toBe(mistake);
    expect(calls).toHaveLength(1);
  });

  it("begins no pause that would outlast the time that is left", async () => {
    const { calls, attempt } = failing("network_failed");
    const { result, time } = tryOut(attempt, { totalMs: 100 });
    expect(await codeOf(result)).toBe("network_failed");
    expect({ calls: calls.length, pending: time.pending }).toEqual({ calls: 1, pending: 0 });
  });

  it("ends an attempt that takes too long, tells it so, and tries again", async () => {
    const time = createTestTime((ms) => ms < 5_000);
    const calls: AbortSignal[] = [];
    const stalling = (signal: AbortSignal) => {
      if (calls.push(signal) > 1) return Promise.resolve("done");
      setImmediate(() => time.advance(5_000));
      return new Promise<string>(() => {});
    };
    expect(await tryOut(stalling, { time }).result).toBe("done");
    expect(calls.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it("ends when the time for all attempts is over, however they behave", async () => {
    const time = createTestTime(() => true);
    expect(await codeOf(tryOut(() => new Promise(() => {}), { time }).result)).toBe("timed_out");
    expect(time.pending).toBe(0);
  });

  it("waits for the next minute when the minute's quota is used up, if there is time for that", async () => {
    const first = failing("minute_quota_exceeded");
    const time = createTestTime();
    time.advance(50_000);
    const { result } = tryOut(first.attempt, { time });
    await new Promise(setImmediate);
    expect(time.waits.at(-1)).toBe(10_150);
    time.advance(10_150);
    expect(await result).toBe("done");

    const { calls, attempt } = failing("minute_quota_exceeded");
    expect(await codeOf(tryOut(attempt).result)).toBe("minute_quota_exceeded");
    expect(calls).toHaveLength(1);
  });
});

describe("a signal", () => {
  it("that was aborted before lets nothing begin", async () => {
    const { calls, attempt } = failing();
    expect(await codeOf(tryOut(attempt, { signal: AbortSignal.abort() }).result)).toBe("aborted");
    expect(calls).toHaveLength(0);
  });

  it("ends an attempt, and hands its reason on", async () => {
    const controller = new AbortController();
    const { result, time } = tryOut(() => new Promise(() => {}), { signal: controller.signal });
    controller.abort("enough");
    await expect(result).rejects.toMatchObject({ code: "aborted", cause: "enough" });
    expect(time.pending).toBe(0);
  });

  it("ends a pause", async () => {
    const controller = new AbortController();
    const time = createTestTime();
    const { calls, attempt } = failing("network_failed");
    const { result } = tryOut(attempt, { signal: controller.signal, time });
    await new Promise(setImmediate);
    controller.abort();
    expect(await codeOf(result)).toBe("aborted");
    expect({ calls: calls.length, pending: time.pending }).toEqual({ calls: 1, pending: 0 });
  });
});
