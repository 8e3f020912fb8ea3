import { DomainError } from "@shiming/core";
import Type from "typebox";
import { expect, test } from "vitest";
import { requireInput } from "./input.ts";

const SCHEMA = Type.Object(
  {
    reason: Type.String({ minLength: 2, maxLength: 5 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    from: Type.Optional(Type.String({ format: "date-time" })),
    kinds: Type.Optional(Type.Array(Type.String(), { maxItems: 1 })),
    code: Type.Optional(Type.String({ pattern: "^[0-9]+$", examples: ["007"] })),
    to: Type.Optional(
      Type.Object({ days: Type.Array(Type.String({ pattern: "^[0-9-]+$", examples: ["2026-11-28"] })) }),
    ),
  },
  { additionalProperties: false },
);

function hintOf(input: unknown) {
  try {
    requireInput(SCHEMA, input);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.detail.hint : error;
  }
}

test.each([
  [{}, "reason is missing", "缺少 reason"],
  [
    { reasn: "abc" },
    "there is no member reasn; did you mean reason?",
    "没有 reasn 这一项；是否想写 reason？",
  ],
  [{ reason: "abc", x: 1 }, "there is no member x", "没有 x 这一项"],
  [{ reason: 1 }, "reason is not of the type string", "reason 应为字符串"],
  [{ reason: "abc", limit: "1" }, "limit is not of the type integer", "limit 应为整数"],
  [{ reason: "abc", limit: 201 }, "limit must be at most 200", "limit 最大为 200"],
  [{ reason: "a" }, "reason must have at least 2 characters", "reason 至少 2 个字符"],
  [{ reason: "abcdef" }, "reason must have at most 5 characters", "reason 最多 5 个字符"],
  [{ reason: "abc", kinds: ["a", "b"] }, "kinds must have at most 1 entry", "kinds 最多 1 项"],
  [
    { reason: "abc", from: "yesterday" },
    "from must be a time such as 2026-11-28T18:00:00Z",
    "from 须为时间，例如 2026-11-28T18:00:00Z",
  ],
  [{ reason: "abc", code: "x" }, "code must be written as in 007", "code 须写成 007 的样子"],
  [
    { reason: "abc", to: { days: ["2026-11-28", "2026年11月"] } },
    "to.days.1 must be written as in 2026-11-28",
    "to.days.1 须写成 2026-11-28 的样子",
  ],
  [{ reason: "abc", limit: 0 }, "limit must be at least 1", "limit 最小为 1"],
])("%j is refused in both languages", (input, en, zh) => {
  expect(hintOf(input)).toEqual({ en, zh });
});
