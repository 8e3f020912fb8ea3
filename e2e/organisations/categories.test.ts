import { readFileSync } from "node:fs";
import { startCategories } from "@shiming/administration";
import { mayUse, subjectTypes } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CODES, type Office, openOffice } from "./office.ts";

const OPEN_SCOPE = readFileSync(
  new URL("../../packages/administration/categories/open-scope.csv", import.meta.url),
  "utf8",
);

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await startCategories(office.platform.stores, office.platform.now());
});
afterAll(() => office.platform.close());

const tree = () => office.platform.stores.categories.tree();

describe("the ready file", () => {
  it("has what the contract opens real names to, each with a name in English and somebody who may use it", async () => {
    const entries = await office.member("anybody").do("categories.list", {});
    const firsts = new Set(entries.map(({ category }) => category.first.name));
    expect([...firsts]).toEqual(["政务", "金融", "医疗", "运营商", "教育", "交通", "旅游", "物流"]);
    for (const { category, subject_types } of entries) {
      for (const level of Object.values(category)) expect(level.english).toMatch(/^[A-Z]/);
      expect(subject_types.length).toBeGreaterThan(0);
    }
  });

  it("says of each what it usually needs: a ticket names the traveller, a school has the pupil's name already", async () => {
    const entries = await office.member("anybody").do("categories.list", {});
    const usual = new Map(
      entries.map(({ category: { second, third }, usual_items }) => [
        (third ?? second).name,
        usual_items?.join(),
      ]),
    );
    expect([...usual.values()]).not.toContain(undefined);
    expect(usual.get("铁路")).toBe("real_name,credential_id");
    expect(usual.get("高等")).toBe("verification");
    expect(usual.get("交通卡")).toBe("verification,age_over_60");
  });

  it("says who may use what", async () => {
    const known = await tree();
    const users = (id: readonly [number, number]) => subjectTypes.filter((type) => mayUse(known, type, id));
    expect(users([99, 902])).toEqual(["government_body"]);
    expect(users([10, 101])).toEqual(["licensed_company"]);
    expect(users([20, 201])).toEqual(["public_medical_institution"]);
    expect(users([1, 2])).toEqual([]);
  });

  it("is put into data that has no categories, and into no other", async () => {
    const before = await tree();
    await startCategories(office.platform.stores, office.platform.now());
    expect(await tree()).toEqual(before);
    const imports: string[] = [];
    for await (const { body } of office.platform.stores.audit.entries()) {
      const { action, actor } = JSON.parse(body);
      if (action === "categories_imported") imports.push(actor);
    }
    expect(imports).toEqual(["job first start"]);
  });
});

describe("an import", () => {
  it("says what is new, other and gone, and changes nothing for what exists", async () => {
    const without = OPEN_SCOPE.split("\n").filter((line) => !line.includes("出入境"));
    const csv = [...without.join("\n").replace("保险,Insurance", "商业保险,Insurance").trimEnd(), ""].join(
      "",
    );
    const more = `${csv}\n7,法律,Legal services,71,公证处,Notary offices,,,,事业单位 持牌企业\n`;
    const difference = await office.staff("operator").do("categories.import", { csv: more });
    expect(difference.added).toMatchObject([
      { category: { first: { id: 7 } }, subject_types: ["public_institution", "licensed_company"] },
    ]);
    expect(difference.changed).toMatchObject([
      {
        before: { category: { second: { name: "保险" } } },
        after: { category: { second: { name: "商业保险" } } },
      },
    ]);
    expect(difference.removed).toMatchObject([{ category: { second: { name: "出入境" } } }]);
    const again = await office.staff("operator").do("categories.import", { csv: more });
    expect(again).toEqual({ added: [], changed: [], removed: [] });
    await office.staff("operator").do("categories.import", { csv: OPEN_SCOPE });
  });

  it("is all or nothing", async () => {
    const before = await tree();
    const csv = `${OPEN_SCOPE}7,法律,Legal services,x,公证处,,,,,\n`;
    expect(await office.staff("operator").refusal("categories.import", { csv })).toContain(
      "nothing was imported: one place of the file is wrong",
    );
    expect(await tree()).toEqual(before);
    for (const person of [office.member("anybody"), office.staff("auditor"), office.staff("reviewer")]) {
      expect(await person.refusal("categories.import", { csv: OPEN_SCOPE })).toContain("forbidden");
    }
  });
});

describe("the categories of a mini program", () => {
  it("are chosen by its members out of the tree", async () => {
    const organisation_id = await office.found("ann", "示例市政务服务数据管理局", CODES[0] ?? "");
    const ann = office.member("ann");
    const input = { name: "城市服务", organisation_id };
    expect(await ann.refusal("apps.create", { ...input, category_ids: [[1, 2]] })).toContain(
      "no category of the tree",
    );
    const invented = [{ first: { id: 1, name: "工具" }, second: { id: 2, name: "备忘录" } }];
    expect(await ann.refusal("apps.create", { ...input, categories: invented })).toContain("category_ids");
    const { appid } = await ann.do("apps.create", { ...input, category_ids: [[99, 904]] });
    const [social] = (await office.platform.stores.miniPrograms.find(appid))?.categories ?? [];
    expect(social?.second).toEqual({ id: 904, name: "社会保障", english: "Social security" });
    const set = await ann.do("apps.set_categories", {
      appid,
      category_ids: [
        [99, 904],
        [3, 4, 5],
        [3, 4, 5],
      ],
    });
    expect(set.categories).toEqual([
      [99, 904],
      [3, 4, 5],
    ]);
  });
});
