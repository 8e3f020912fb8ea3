/** Complaints of people about service providers. */
import type { OutputOf } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import type { Language } from "../language.ts";
import { factsOf } from "../listing/facts-of.ts";
import { table } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { locationOf, print, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addComplaintsCommand(program: Command): void {
  const sub = subcommandsOf(
    program
      .command("complaints")
      .description({ en: "complaints of people about service providers", zh: "用户对服务提供方的投诉" }),
  );
  sub(
    "list",
    {
      en: "those that wait, the next one due first, then those that were answered",
      zh: "待答复的（先到期的在前），然后是已答复的",
    },
    [{ en: "Those that wait", zh: "待答复的" }, "shiming complaints list --open"],
  )
    .option("--open", { en: "only those that wait for an answer", zh: "只列出待答复的" })
    .action(async ({ open, json, language, ...options }: CommonOptions & { open?: boolean }) => {
      const asked = open ? ({ state: "open" } as const) : {};
      const all = await perform(locationOf(options), "complaints.list", asked);
      print(all, json, (listed) => listText(listed, language));
    });
  sub(
    "show",
    { en: "one, with the record of the consent that it is about", zh: "显示一件投诉及其所涉的授权记录" },
    [{ en: "As JSON", zh: "输出 JSON" }, "shiming complaints show COMPLAINT --json"],
  )
    .argument("<complaint>", { en: "its id, see complaints list", zh: "编号，见 complaints list" })
    .action(async (complaint_id: string, { json, language, ...options }: CommonOptions) => {
      const shown = await perform(locationOf(options), "complaints.show", { complaint_id });
      print(shown, json, (complaint) => factsOf(complaint, language));
    });
  sub(
    "answer",
    {
      en: "answer one, once: the person reads it under my authorizations",
      zh: "答复投诉（仅一次）：用户在“我的授权”中看到",
    },
    [
      { en: "With what a file says", zh: "用文件中的内容答复" },
      "shiming complaints answer COMPLAINT --text-file answer.txt",
    ],
  )
    .argument("<complaint>", { en: "its id, see complaints list", zh: "编号，见 complaints list" })
    .requiredOption("--text-file <file>", {
      en: "the answer, in the person's language; - for standard input",
      zh: "答复内容；- 表示标准输入",
    })
    .action(async (complaint_id: string, options: CommonOptions & { textFile: string }) => {
      const answer = readInput(options.textFile);
      const shown = await perform(locationOf(options), "complaints.answer", { complaint_id, answer });
      print(shown, options.json, (complaint) => factsOf(complaint, options.language));
    });
}

const HEADS = {
  en: ["complaint", "state", "service provider", "filed", "answer by"],
  zh: ["编号", "状态", "服务提供方", "提交时间", "答复期限"],
} as const;

function listText(all: OutputOf<"complaints.list">, language: Language): string {
  return table(
    HEADS[language],
    all.map((each) => [each.complaint_id, each.state, each.legal_name, each.filed_at, each.answer_by]),
  );
}
