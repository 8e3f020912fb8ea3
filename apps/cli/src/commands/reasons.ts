import type { InputOf, ReasonTemplateFacts } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { reasonsTable } from "../listing/reasons.ts";
import type { Command } from "../manual/command.ts";
import { wholeNumber } from "../whole-number.ts";
import { addNaming } from "./naming.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Given = Pick<ReasonTemplateFacts, "move" | "title" | "zh" | "en">;

export function addReasonsCommand(program: Command): void {
  const reasons = program.command("reasons").description({
    en: "templates of the reasons that applicants are given",
    zh: "审核理由的模板",
  });
  const sub = subcommandsOf(reasons);
  sub("list", { en: "all of them", zh: "列出全部模板" }, [
    { en: "As JSON", zh: "输出 JSON" },
    "shiming reasons list --json",
  ]).action(async (options: CommonOptions) => {
    const listed = await perform(locationOf(options), "reasons.list", {});
    print(listed, options.json, (all) => reasonsTable(all, options.language));
  });
  withTexts(
    sub("create", { en: "write one", zh: "新建模板" }, [
      { en: "For a question", zh: "用于要求补充材料" },
      "shiming reasons create --move ask --title 缺少依据 --zh 请补充办理依据 --en 'Please name the law'",
    ]),
  ).action(async (options: CommonOptions & Given) => {
    const { move, title, zh, en } = options;
    printForPrograms(
      await perform(locationOf(options), "reasons.create", { move, title, zh, en }),
      options.json,
    );
  });
  withTexts(
    sub("update", { en: "change one", zh: "修改模板" }, [
      { en: "The revision that list shows", zh: "使用 list 显示的版本号" },
      "shiming reasons update ask-scenario --revision 1 --move ask --title 场景不清楚 --zh 请说明使用场景 --en 'Please say more'",
    ])
      .argument("<id>", { en: "the template", zh: "模板 ID" })
      .requiredOption(
        "--revision <number>",
        { en: "as you have seen it", zh: "你看到的版本号" },
        wholeNumber("--revision", 0),
      ),
  ).action(async (id: string, options: CommonOptions & Given & { readonly revision: number }) => {
    const { move, title, zh, en } = options;
    const input: InputOf<"reasons.update"> = {
      ...{ reason_id: id, revision: options.revision },
      ...{ move, title, zh, en },
    };
    printForPrograms(await perform(locationOf(options), "reasons.update", input), options.json);
  });
  addNaming(sub, {
    command: "remove",
    operation: "reasons.remove",
    does: { en: "remove one", zh: "删除模板" },
    example: [{ en: "By its id", zh: "按 ID" }, "shiming reasons remove ask-scenario"],
    names: [["<id>", { en: "the template", zh: "模板 ID" }, "reason_id"]],
  });
}

const withTexts = (command: Command): Command =>
  command
    .requiredOption("--move <move>", {
      en: "ask, open_entrance, ask_permission, approve, decline, suspend, resume or close",
      zh: "ask、open_entrance、ask_permission、approve、decline、suspend、resume 或 close",
    })
    .requiredOption("--title <text>", { en: "by which staff know it", zh: "标题，供审核员挑选" })
    .requiredOption("--zh <text>", { en: "what it says in Chinese", zh: "中文内容" })
    .requiredOption("--en <text>", { en: "what it says in English", zh: "英文内容" });
