import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusals } from "./http/refusal.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

describe.each(["../README.md", "../README.zh-CN.md"])("%s", (file) => {
  it("lists every reason with its status", () => {
    const rows = [...read(file).matchAll(/^\| `([a-z_]+)` +\| (\d{3}) /gm)];
    const statuses = Object.entries(refusals).map(([reason, { status }]) => [reason, String(status)]);
    expect(rows.map(([, reason, status]) => [reason, status])).toEqual(statuses);
  });

  it("lists every variable of the program", () => {
    const variables = (text: string) => [...new Set(text.match(/CITY_SERVICE_[A-Z_]+/g))].sort();
    expect(variables(read(file))).toEqual(variables(read("environment.ts")));
  });
});
