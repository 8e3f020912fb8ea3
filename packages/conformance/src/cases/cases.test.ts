import { readFileSync } from "node:fs";
import { errcodes } from "@shiming/wire";
import { expect, it } from "vitest";
import { SECTIONS } from "../case.ts";
import { cases } from "./index.ts";

it("every case has a title of its own", () => {
  for (const language of ["en", "zh"] as const) {
    const titles = cases.map(({ section, title }) => `${section} ${title[language]}`);
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
  }
});

it("every title is in English and in Chinese", () => {
  for (const { title } of cases) {
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(title.en.replaceAll(/䶮|·/gu, "")).not.toMatch(/[^\p{ASCII}]/u);
  }
});

it("every section has cases", () => {
  const numbers = Object.keys(SECTIONS).map(Number);
  expect([...new Set(cases.map(({ section }) => section))].sort((a, b) => a - b)).toEqual(numbers);
});

it("every code of the contract is in the title of a case", () => {
  const titles = cases.map(({ title }) => title.en).join("\n");
  expect(errcodes.filter((code) => !titles.includes(String(code)))).toEqual([]);
});

it("judges without the code that it judges: of ours it knows names alone", () => {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  expect(Object.keys(JSON.parse(manifest).dependencies)).toEqual(["@shiming/wire"]);
});
