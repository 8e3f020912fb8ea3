import { compareCategories, importCategories } from "@shiming/core";
import Type from "typebox";
import { describeDifference, describeEntry } from "../described-organisation.ts";
import { operation } from "../operation.ts";
import { CategoryEntry, ComparedTree, TreeDifference } from "../schemas/category.ts";
import { Input, Nothing, Unchanged } from "../schemas/common.ts";
import { thePlatform } from "../subjects.ts";

const Csv = { csv: Type.String({ description: "first line: names of columns" }) };

export const categoryOperations = {
  "categories.list": operation("categories.list", {
    method: "GET",
    path: "/categories",
    summary: {
      en: "Categories, and which subject types may ask for real names in them",
      zh: "类目，以及哪些主体类型可以在其中申请实名授权",
    },
    input: Nothing,
    output: Type.Array(CategoryEntry),
    subject: thePlatform,
    run: async (_input, _actor, { stores }) => (await stores.categories.tree()).map(describeEntry),
  }),

  "categories.compare": operation("categories.compare", {
    method: "POST",
    path: "/categories/compare",
    summary: {
      en: "What importing a CSV file would change; nothing is changed",
      zh: "导入 CSV 文件会带来哪些变化；不会改动任何内容",
    },
    input: Input(Csv),
    output: ComparedTree,
    subject: thePlatform,
    run: async ({ csv }, _actor, { stores }) => {
      const { before, ...difference } = await compareCategories(csv, stores);
      return { ...describeDifference(difference), before };
    },
  }),

  "categories.import": operation("categories.import", {
    method: "PUT",
    path: "/categories",
    summary: {
      en: "Put the categories of a CSV file in place of all; all or nothing",
      zh: "以 CSV 文件替换全部类目；要么全部成功，要么不变",
    },
    input: Input({ ...Csv, if_unchanged: Unchanged(ComparedTree.properties.before) }),
    output: TreeDifference,
    subject: thePlatform,
    run: async ({ csv, if_unchanged }, actor, { stores }, at) =>
      describeDifference(await importCategories(csv, actor, stores, at, if_unchanged)),
  }),
};
