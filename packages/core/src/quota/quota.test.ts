import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { countCall } from "./count-call.ts";
import { windowsAt } from "./quota.ts";

describe("the windows of a quota", () => {
  it("change with the minute", () => {
    const minutes = ["2026-05-01T10:00:59.999Z", "2026-05-01T10:01:00.000Z", "2026-05-01T10:01:59.999Z"].map(
      (time) => windowsAt(new Date(time)).minute,
    );
    expect(minutes.map((minute) => minute - (minutes[0] ?? 0))).toEqual([0, 1, 1]);
  });

  it("change with the day in Asia/Shanghai", () => {
    const days = ["2026-05-01T15:59:59.999Z", "2026-05-01T16:00:00.000Z", "2026-05-02T15:59:59.999Z"].map(
      (time) => windowsAt(new Date(time)).day,
    );
    expect(days.map((day) => day - (days[0] ?? 0))).toEqual([0, 1, 1]);
  });
});

describe("a call", () => {
  const quota = { perMinute: 2, perDay: 3 };
  const call = (counted: { minute: number; day: number }, app: unknown = { quota }) =>
    countCall(
      "wx0123456789abcdef",
      {
        miniPrograms: { find: async () => app as MiniProgram | undefined },
        quotas: { count: async () => counted },
      },
      new Date(0),
    ).then(
      () => "counted",
      (error) => (error instanceof DomainError ? error.failure : error),
    );

  it("is within the quota up to its number, and over it with the next", async () => {
    expect(await call({ minute: 2, day: 3 })).toBe("counted");
    expect(await call({ minute: 3, day: 3 })).toBe("minute_quota_exceeded");
    expect(await call({ minute: 1, day: 4 })).toBe("daily_quota_exceeded");
    expect(await call({ minute: 3, day: 4 })).toBe("daily_quota_exceeded");
  });

  it("of a mini program that is gone has no valid access token", async () => {
    expect(await call({ minute: 1, day: 1 }, null)).toBe("access_token_invalid");
  });
});
