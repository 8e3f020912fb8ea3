/** An application that came by mail becomes an organisation's. */
import { perform } from "../administration/perform.ts";
import { locationOf, printForPrograms } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

export function addBelonging(sub: AddSubcommand): void {
  sub(
    "claim",
    { en: "claim one that was sent by mail, for your organisation", zh: "为本单位认领通过邮件提交的申请" },
    [
      { en: "By the number in the subject of our mails", zh: "使用我方邮件主题中的编号" },
      "shiming applications claim SM-4Q7ZN2M8K5TH0 --organisation 4f1c2a9be0d37756",
    ],
  )
    .argument("<token>", { en: "SM- and 13 letters and digits", zh: "SM- 加 13 位字母和数字" })
    .requiredOption("--organisation <id>", { en: "whose it becomes", zh: "归属的主体" })
    .action(async (token: string, options: CommonOptions & { organisation: string }) => {
      const input = { token, organisation_id: options.organisation };
      printForPrograms(await perform(locationOf(options), "applications.claim", input), options.json);
    });
  sub(
    "assign",
    {
      en: "give one that has no organisation to the one that it names; for staff",
      zh: "把尚无主体的申请归入其所写的主体；仅限工作人员",
    },
    [
      { en: "To whoever item 1 names", zh: "归入申请表第 1 项所写的主体" },
      "shiming applications assign A4Q7ZN2M8K5TH0XW3 --to 91350100M000100Y43",
    ],
  )
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .requiredOption("--to <organisation>", {
      en: "id or unified social credit code of an organisation",
      zh: "主体 ID 或统一社会信用代码",
    })
    .action(async (id: string, options: CommonOptions & { to: string }) => {
      const input = { id, to: options.to };
      printForPrograms(await perform(locationOf(options), "applications.assign", input), options.json);
    });
}
