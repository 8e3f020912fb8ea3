import type { InputOf } from "@shiming/administration";
import type { Action } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODES, type Office, openOffice, type Person } from "./office.ts";

let office: Office;
let machine: Person;
let organisation: string;
let appid: string;
let issuer: string;
beforeAll(async () => {
  office = await openOffice();
  machine = office.by({ kind: "command_line", user: "tester" });
  organisation = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
  await office.join(organisation, "bob", "developer");
  const made = await machine.do("apps.create", { name: "挂号", organisation_id: organisation });
  appid = made.appid;
  await machine.do("categories.import", { csv: `${csv("低保")}\n99,政务,905,教育,government_body` });
  issuer = (await machine.do("hosts.list", {}))[0]?.issuer ?? "";
  const [one, other] = ["one", "other"].map((id) => ({ id, since: office.platform.now() }));
  for (const each of [one, other]) {
    if (!each) continue;
    const next = { ...each, roles: ["administrator"], state: "active" } as const;
    await office.platform.stores.staff.change(each.id, () => ({ next, events: [] }));
  }
});
afterAll(() => office.platform.close());

/** What replaces something, twice: by whoever is first, and by whoever looked at the same and is second. */
interface Case<Name extends Action> {
  readonly name: Name;
  /** As both have seen it. */
  seen(): Promise<object | string | null | undefined>;
  replace(value: "first" | "second"): Omit<InputOf<Name>, "if_unchanged">;
}

const one = <const Name extends Action>(each: Case<Name>) => each as unknown as Case<Action>;
const day = (value: "first" | "second") => (value === "first" ? "2027-01-01" : "2027-01-02");
const csv = (name: string) =>
  ["first_id,first_name,second_id,second_name,subject_types", `99,政务,904,${name},government_body`].join(
    "\n",
  );

describe.for([
  one({
    name: "apps.set_quota",
    seen: async () => (await machine.do("apps.show", { appid })).quota,
    replace: (value) => ({ appid, quota: { per_minute: value === "first" ? 1 : 2, per_day: 9 } }),
  }),
  one({
    name: "apps.set_categories",
    seen: async () => (await machine.do("apps.show", { appid })).categories,
    replace: (value) => ({ appid, category_ids: [value === "first" ? [99, 904] : [99, 905]] }),
  }),
  one({
    name: "members.set_role",
    seen: async () => {
      const members = await machine.do("members.list", { organisation_id: organisation });
      return members.find(({ person_id }) => person_id === "bob")?.role;
    },
    replace: (value) => ({
      ...{ organisation_id: organisation, person_id: "bob" },
      role: value === "first" ? ("viewer" as const) : ("owner" as const),
    }),
  }),
  one({
    name: "staff.set_roles",
    seen: async () =>
      (await machine.do("staff.list", {})).find(({ person_id }) => person_id === "one")?.roles,
    replace: (value) => ({
      person_id: "one",
      roles: [value === "first" ? ("reviewer" as const) : ("auditor" as const)],
    }),
  }),
  one({
    name: "hosts.set_origins",
    seen: async () => (await machine.do("hosts.list", {}))[0]?.origins,
    replace: (value) => ({ issuer, origins: [`https://${value}.example`] }),
  }),
  one({
    name: "organisations.update",
    seen: async () =>
      (await machine.do("organisations.show", { organisation_id: organisation })).citizen_contact,
    replace: (value) => ({
      organisation_id: organisation,
      citizen_contact: `0000-1234${value === "first" ? 6 : 7}`,
    }),
  }),
  one({
    name: "organisations.correct",
    seen: async () => {
      const now = await machine.do("organisations.show", { organisation_id: organisation });
      const { legal_name, social_credit_code, subject_type } = now;
      return { legal_name, social_credit_code, subject_type };
    },
    replace: (value) => ({
      organisation_id: organisation,
      legal_name: value === "first" ? "示例市数据局" : "示例市政务局",
    }),
  }),
  one({
    name: "calendar.import",
    seen: async () => (await machine.do("calendar.show", {})).filter((each) => each.day.startsWith("2027")),
    replace: (value) => ({ year: "2027", days: [{ day: day(value), is: "holiday" as const }] }),
  }),
  one({
    name: "deadlines.set",
    seen: async () =>
      (await machine.do("deadlines.show", {})).map(({ state, working_days }) => ({ state, working_days })),
    replace: (value) => ({
      deadlines: [{ state: "submitted" as const, working_days: value === "first" ? 6 : 7 }],
    }),
  }),
  one({
    name: "categories.import",
    seen: async () => (await machine.do("categories.compare", { csv: csv("民政") })).before,
    replace: (value) => ({ csv: csv(value === "first" ? "民政" : "社保") }),
  }),
])("of two who replace something by $name", ({ name, seen, replace }) => {
  it("the second is told, and what the first has set stays; whoever then looks may replace it", async () => {
    const before = await seen();
    expect(before).toBeDefined();
    const put = (value: "first" | "second", if_unchanged: typeof before) =>
      machine.refusal(name, { ...replace(value), if_unchanged } as InputOf<Action>);
    expect(await put("first", before)).toBe("done");
    const now = await seen();
    expect(now).not.toEqual(before);
    expect(await put("second", before)).toContain("entity_changed: somebody else has changed it");
    expect(await seen()).toEqual(now);
    expect(await put("second", now)).toBe("done");
    expect(await seen()).not.toEqual(now);
  });
});

it("a template that was changed meanwhile is not removed by whoever saw the former one", async () => {
  const said = { zh: "请补充材料", en: "Please add the papers" };
  const made = await machine.do("reasons.create", { move: "ask", title: "材料", ...said });
  const { reason_id, revision } = made;
  await machine.do("reasons.update", { reason_id, revision, move: "ask", title: "补充材料", ...said });
  expect(await machine.refusal("reasons.remove", { reason_id, revision })).toContain("entity_changed");
  expect(await machine.refusal("reasons.remove", { reason_id, revision: revision + 1 })).toBe("done");
});
