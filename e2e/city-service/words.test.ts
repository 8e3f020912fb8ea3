/** What the mini program says and where it leads, held against what it is told. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { APPS, ORGANISATIONS } from "../../apps/cli/src/sandbox/world.ts";
import { readText, root } from "../house/repository.ts";

const require = createRequire(import.meta.url);
const MINI_PROGRAM = "examples/city-service/miniprogram";
const load = (file: string) => require(join(root, file));
const json = (file: string) => JSON.parse(readText(join(MINI_PROGRAM, file)));

it("the citizen hears what to do next after every failure of the button, in both languages", () => {
  const { REASONS } = load("packages/miniprogram/miniprogram_dist/contract.js");
  const { NEXT_STEPS } = load(`${MINI_PROGRAM}/pages/login/next-step.js`);
  expect(Object.keys(NEXT_STEPS).sort()).toEqual(Object.keys(REASONS).sort());
  for (const { zh, en } of Object.values<{ zh: string; en: string }>(NEXT_STEPS)) {
    expect(zh).toMatch(/\p{Script=Han}.*。$/su);
    expect(en).toMatch(/^[ -~]+\.$/);
  }
});

it("every page that a service or the login page leads to is one of the mini program's", () => {
  const pages: string[] = json("app.json").pages;
  const home = readText(join(MINI_PROGRAM, "pages/home/home.js"));
  const services = [...home.matchAll(/page: "([a-z-]+)"/g)].map(([, name]) => name);
  expect(services).toHaveLength(3);
  expect(services.filter((name) => !pages.includes(`pages/${name}/${name}`))).toEqual([]);
  const login = readText(join(MINI_PROGRAM, "pages/login/login.js"));
  expect(login).toContain(`const PAGES = ${JSON.stringify(services).replaceAll(",", ", ")};`);
});

it("the login page tells what the platform's sheet will tell", () => {
  const [app] = APPS;
  const [use] = app?.approvedUses ?? [];
  const login = readText(join(MINI_PROGRAM, "pages/login/login.wxml"));
  expect(login).toContain(app && ORGANISATIONS[app.organisation].legalName);
  expect(login).toContain(use?.retention);
  expect(readText(join(MINI_PROGRAM, "pages/me/me.wxml"))).toContain(use?.retention);
  expect(login).toContain(use?.purpose.replace("本人", "您本人"));
  expect(login).toContain(`{{[${use?.category.first.id}, ${use?.category.second.id}]}}`);
  expect(json("project.config.json").appid).toBe(app?.appid);
});
