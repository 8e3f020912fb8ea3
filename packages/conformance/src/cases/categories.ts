/** The categories of a mini program. Contract §4. */
import { endpoints, limits } from "@shiming/wire";
import type { Case } from "../case.ts";
import { demand, requireCode, requireEqual } from "../check.ts";
import { needed } from "../finding.ts";
import { jsonOf, type Received } from "../http.ts";
import { accessTokenOf, getCategories } from "../parties/access.ts";
import { text } from "../text.ts";

const section = 4;

type Members = Readonly<Record<string, unknown>>;

/** The categories of a right answer. */
function categoriesIn(received: Received): readonly Members[] {
  requireCode(received, 0);
  const { category_list: list } = received.json;
  demand(Array.isArray(list), "category_list, a list", typeof list);
  return list.map((category) => ({ ...category }));
}

const LEVELS = ["first", "second", "third"] as const;

function requireCategory(category: Members): void {
  const depth = "third_id" in category || "third_class" in category ? 3 : 2;
  const levels = LEVELS.slice(0, depth);
  const members = levels.flatMap((level) => [`${level}_class`, `${level}_id`]);
  requireEqual("members of a category", Object.keys(category).sort(), members.sort());
  for (const level of levels) {
    const [name, id] = [category[`${level}_class`], category[`${level}_id`]];
    demand(typeof name === "string" && name !== "", `${level}_class, a text`, JSON.stringify(name));
    const isId = Number.isInteger(id) && Number(id) >= 0 && Number(id) <= limits.categoryIdMax;
    demand(isId, `${level}_id, a number`, JSON.stringify(id));
  }
}

const idsOf = (category: Members) => LEVELS.flatMap((level) => category[`${level}_id`] ?? []).join();

export const categoryCases: readonly Case[] = [
  {
    section,
    title: text(
      "get_category: a category has two levels or three, each with name and id, and nothing of a level it lacks",
      "get_category：类目有两级或三级，每级都有名称和 id；没有的那一级不出现",
    ),
    async run(stage) {
      const list = categoriesIn(await getCategories(stage, await accessTokenOf(stage)));
      for (const category of list) requireCategory(category);
    },
  },
  {
    section,
    title: text(
      "get_category: lists the categories that the mini program is approved for",
      "get_category：列出小程序获批的类目",
    ),
    async run(stage) {
      const list = categoriesIn(await getCategories(stage, await accessTokenOf(stage)));
      const listed = list.map(idsOf);
      for (const ids of stage.target.app.categoryIds) {
        demand(listed.includes(ids.join()), `the category ${ids.join()}`, listed.join(" "));
      }
    },
  },
  {
    section,
    title: text("get_category: needs no real-name access", "get_category：不需要实名授权权限"),
    async run(stage) {
      const app = needed(
        stage.target.apps.find(({ isApproved }) => !isApproved),
        "mini program without access",
      );
      categoriesIn(await getCategories(stage, await accessTokenOf(stage, app)));
    },
  },
  {
    section,
    title: text("get_category: another method is 43001", "get_category：用其他方法为 43001"),
    async run(stage) {
      const url = `${stage.target.baseUrl}${endpoints.categories.path}`;
      requireCode(await stage.send(url, jsonOf({})), 43001);
      requireCode(await stage.send(url, { method: "DELETE" }), 43001);
    },
  },
];
