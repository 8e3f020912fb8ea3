import { format, inspect } from "node:util";
import { expect, test } from "vitest";
import { Sensitive, sensitive } from "./sensitive.ts";

const name = sensitive("林知夏");

test("it prints as [sensitive], however it is printed", () => {
  const printed = [
    `${name}`,
    String(name),
    ["", name].join(""),
    name.toString(),
    inspect(name),
    inspect({ deep: { er: [name] } }, { depth: 9, showHidden: true }),
    format("%s %o %O %j", name, name, name, name),
    JSON.stringify({ name }),
    new Error(`about ${name}`).message,
    Object.keys(name).join(),
    JSON.stringify(Object.assign({}, name)),
    String(Object.getOwnPropertyNames(name)),
  ].join("\n");
  expect(printed).not.toContain("林");
  expect(JSON.stringify({ name })).toBe('{"name":"[sensitive]"}');
  expect(inspect(name)).toBe("[sensitive]");
  expect(`${name}`).toBe("[sensitive]");
});

test("reveal gives the value back", () => {
  expect(name.reveal()).toBe("林知夏");
  expect(new Sensitive(7).reveal()).toBe(7);
});
