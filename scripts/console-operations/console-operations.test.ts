import { expect, it } from "vitest";
import { readText } from "../../e2e/house/repository.ts";
import { sources } from "./source.ts";

it.each(Object.entries(sources()))("%s knows the operations as the table has them", (file, text) => {
  expect(readText(file)).toBe(text);
});
