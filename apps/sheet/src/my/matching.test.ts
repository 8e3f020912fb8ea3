import type { Authorization } from "@shiming/wire";
import { expect, it } from "vitest";
import { matching } from "./matching.ts";

const consent = (id: string, legal_name: string, purpose: string) =>
  ({
    id,
    notice: {
      recipient: { legal_name },
      mini_program: { name: "Care", appid: "wx1" },
      purpose,
      category_names: ["医疗"],
    },
  }) as unknown as Authorization;
const all = [consent("a", "某市人民医院", "预约挂号"), consent("b", "某大学", "入学注册")];

it.each([
  ["", "ab"],
  ["  ", "ab"],
  ["挂号", "a"],
  ["care 大学", "b"],
  ["WX1", "ab"],
  ["医院 入学", ""],
])("a search for %j finds those that have each of its words", (search, ids) => {
  expect(
    matching(all, search)
      .map(({ id }) => id)
      .join(""),
  ).toBe(ids);
});
