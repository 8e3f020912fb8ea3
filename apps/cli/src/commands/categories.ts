import { isUtf8 } from "node:buffer";
import { perform } from "../administration/perform.ts";
import { categoriesTable, differenceText } from "../listing/categories.ts";
import type { Command } from "../manual/command.ts";
import { locationOf, print, readBytes } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

const FILE = {
  en: "CSV in UTF-8 or GB 18030, its first line names the columns; - for standard input",
  zh: "CSV（UTF-8 或 GB 18030），首行为列名；- 表示标准输入",
};

export function addCategoriesCommand(program: Command): void {
  const categories = program.command("categories").description({
    en: "categories, and who may use real names in them",
    zh: "类目，以及哪些主体可以在其中实名",
  });
  const sub = subcommandsOf(categories);

  sub("list", { en: "the tree of categories", zh: "列出类目树" }, [
    { en: "What there is", zh: "有哪些类目" },
    "shiming categories list",
  ]).action(async (options: CommonOptions) => {
    const tree = await perform(locationOf(options), "categories.list", {});
    print(tree, options.json, (listed) => categoriesTable(listed, options.language));
  });
  sub(
    "compare",
    {
      en: "what importing a CSV file would change; nothing is changed",
      zh: "查看导入 CSV 文件会带来哪些变化；不会改动",
    },
    [
      { en: "Before another tree is imported", zh: "导入之前先看变化" },
      "shiming categories compare categories.csv",
    ],
  )
    .argument("<file>", FILE)
    .action(async (file: string, options: CommonOptions) => {
      const compared = await perform(locationOf(options), "categories.compare", {
        csv: textOf(readBytes(file)),
      });
      print(compared, options.json, (shown) => differenceText(shown, options.language));
    });
  sub(
    "import",
    {
      en: "put the categories of a CSV file in place of all; all or nothing",
      zh: "以 CSV 文件替换全部类目；要么全部成功，要么不变",
    },
    [{ en: "Another tree", zh: "换一棵类目树" }, "shiming categories import categories.csv"],
  )
    .argument("<file>", FILE)
    .action(async (file: string, options: CommonOptions) => {
      const input = { csv: textOf(readBytes(file)) };
      const difference = await perform(locationOf(options), "categories.import", input);
      print(difference, options.json, (shown) => differenceText(shown, options.language));
    });
}

/** Spreadsheets save in what they call ANSI. */
function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : new TextDecoder("gb18030").decode(bytes);
}
