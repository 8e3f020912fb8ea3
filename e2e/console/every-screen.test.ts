/** Every screen of the console's own table, as everybody may see it; and every dialog that its buttons open. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { routes } from "../../apps/console/src/routes/table.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { lookIntoDialogs } from "./support/dialogs.ts";
import { comeTo } from "./support/follow.ts";
import { lookOver } from "./support/look-over.ts";
import { newcomer } from "./support/people.ts";
import { type SampleScreen, sampleScreens } from "./support/sample-screens.ts";
import { settle, watchRequests } from "./support/settled.ts";
import { statesOf } from "./support/states.ts";
import { listenTo } from "./support/words.ts";

const console_ = useConsole();
const PEOPLE = [
  undefined,
  "newcomer",
  "fund_owner",
  "second_reviewer",
  "operator",
  "certificate_officer",
  "administrator",
  "auditor",
];
let samples: Readonly<Record<string, SampleScreen>> | undefined;

async function openAs(who: string | undefined): Promise<Page> {
  const person =
    who === "newcomer"
      ? await newcomer(await console_.open("/sign-in"), console_.sandbox, "new@example.com")
      : who;
  const page = await console_.open("/sign-in", person);
  await watchRequests(page);
  samples ??= await sampleScreens(console_.sandbox, await console_.open("/staff", "second_reviewer"));
  return page;
}

it("each screen has a sample", async () => {
  await openAs(undefined);
  expect(Object.keys(samples ?? {}).sort()).toEqual(routes.map(({ name }) => name).sort());
  expect(Object.values(samples ?? {}).filter(({ who }) => !PEOPLE.includes(who))).toEqual([]);
});

it.each(PEOPLE)("what %s sees fits, is read by everybody, and speaks one language at a time", async (who) => {
  const page = await openAs(who);
  const told = listenTo(page);
  const said: string[] = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  const faults: Record<string, string[]> = {};
  const titles: string[] = [];
  for (const [name, { who: viewer, path, reach }] of Object.entries(samples ?? {})) {
    if (viewer !== who) continue;
    await comeTo(page, path);
    await settle(page);
    await reach?.(page);
    await settle(page);
    const found = await lookOver(page, told);
    const headings = await page.getByRole("heading", { level: 1 }).count();
    if (headings !== 1) found.push(`${headings} headings of the first level`);
    const title = await page.title();
    const own = routes.find((route) => route.name === name)?.title.zh ?? "";
    if (!title.includes(own) || titles.includes(title)) found.push(`is called ${title}`);
    titles.push(title);
    if (found.length > 0) faults[name] = found;
  }
  expect(faults).toEqual({});
  expect(said).toEqual([]);
  expect(refusedBy(page)).toEqual([]);
});

/** By persons and screens, how many dialogs their buttons open at least. */
const DIALOGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  fund_owner: {
    ...{ account: 2, "mini-program": 5, applications: 2, application: 1, "own-merchants": 1, security: 4 },
    ...{ members: 4, tokens: 2 },
  },
  second_reviewer: {
    ...{ queue: 1, review: 1, proposals: 1, mail: 1, reasons: 3, organisations: 1, organisation: 2 },
    ...{ "staff-mini-programs": 1, "staff-mini-program": 7, merchants: 1, bindings: 2 },
    ...{ categories: 1, hosts: 3, accounts: 2, outbox: 1, rights: 2 },
  },
  operator: { proposal: 2 },
  certificate_officer: { merchant: 3, "staff-certificate": 1, authorities: 1 },
  administrator: { organisation: 4, staff: 4, "operator-settings": 1, retention: 2 },
  auditor: { audit: 3 },
};

it.each(Object.entries(DIALOGS))(
  "each dialog of %s fits a phone in the dark and text of twice the size, and speaks both languages",
  async (who, dialogsOf) => {
    const page = await openAs(who);
    const told = listenTo(page);
    const faults: Record<string, string[]> = {};
    const missing: string[] = [];
    for (const [name, atLeast] of Object.entries(dialogsOf)) {
      const sample = samples?.[name];
      const dialogs = sample ? await lookIntoDialogs(page, sample, told) : new Map<string, string[]>();
      if (dialogs.size < atLeast) missing.push(`${name}: ${[...dialogs.keys()]}`);
      for (const [title, found] of dialogs) if (found.length > 0) faults[`${name}: ${title}`] = found;
    }
    expect(faults).toEqual({});
    expect(missing).toEqual([]);
    expect(refusedBy(page)).toEqual([]);
  },
);

/** They ask for nothing before somebody fills them in, or say in a field what they lack. */
const ASKS_NOTHING = ["account", "new-organisation", "new-mini-program", "explorer", "accounts"];

it.each(["fund_owner", "second_reviewer"])(
  "each screen of %s tells that it waits, what failed, and who may not, with a way on",
  async (who) => {
    const page = await openAs(who);
    const told = listenTo(page);
    const faults: Record<string, string[]> = {};
    await comeTo(page, "/account");
    for (const [name, { who: viewer, path }] of Object.entries(samples ?? {})) {
      if (viewer !== who || ASKS_NOTHING.includes(name)) continue;
      const found = await statesOf(page, path, told);
      if (found.length > 0) faults[name] = found;
    }
    expect(faults).toEqual({});
  },
);
