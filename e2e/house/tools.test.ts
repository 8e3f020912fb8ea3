import { expect, it, vi } from "vitest";
import { WHOLE_PROJECT_MS } from "../support/patience.ts";
import { runTool, typeCheck } from "./repository.ts";

vi.setConfig({ testTimeout: WHOLE_PROJECT_MS });

const NOTHING = { status: 0, output: "" };

it("type-checks", () => {
  expect(typeCheck([])).toEqual(NOTHING);
});

it("type-checks what runs in a browser, where there is a document and no Node", () => {
  expect(typeCheck(["-p", "tsconfig.browser.json"])).toEqual(NOTHING);
});

it("type-checks the pages of the sheet and of the phone, their templates included", () => {
  const outcome = runTool("vue-tsc/bin/vue-tsc.js", ["--noEmit", "-p", "tsconfig.vue.json"]);
  expect(outcome).toEqual(NOTHING);
});

it("type-checks the console, with the types of the operations that it calls", () => {
  const outcome = runTool("vue-tsc/bin/vue-tsc.js", ["--noEmit", "-p", "apps/console/tsconfig.json"]);
  expect(outcome).toEqual({ status: 0, output: "" });
});

it("type-checks the tests that run code in a page", () => {
  expect(typeCheck(["-p", "tsconfig.browser-tests.json"])).toEqual(NOTHING);
});

it("is formatted, and the linter has nothing to say", () => {
  const { status, output } = runTool("@biomejs/biome/bin/biome", [
    "ci",
    "--colors=off",
    "--error-on-warnings",
  ]);
  expect(status, output).toBe(0);
});

it("has no unused file, export or dependency, and no dependency that is not declared", () => {
  const { status, output } = runTool("knip/bin/knip.js", ["--no-progress"]);
  expect(status, output).toBe(0);
});
