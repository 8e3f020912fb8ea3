import { writeFileSync } from "node:fs";
import { perform } from "../administration/perform.ts";
import { mailsTable, mailText } from "../listing/mail-lists.ts";
import type { Command } from "../manual/command.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { wholeNumber } from "../whole-number.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { addJournalOptions, listPages, type PageOptions } from "./pages.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Fate = "received" | "understood" | "unassigned" | "automatic" | "loop" | "unreadable";

type ListOptions = CommonOptions & PageOptions & { readonly state?: Fate };

export function addMailsCommand(program: Command): void {
  const mails = program.command("mails").description({ en: "mails that came in", zh: "收到的邮件" });
  const sub = subcommandsOf(mails);

  const list = sub(
    "list",
    { en: "mails, newest first, and what became of them", zh: "列出邮件及其处理情况，新的在前" },
    [{ en: "What somebody has to look at", zh: "哪些需要人工处理" }, "shiming mails list --state unassigned"],
  ).option("--state <state>", {
    en: "received, understood, unassigned, automatic, loop or unreadable",
    zh: "received、understood、unassigned、automatic、loop 或 unreadable",
  });
  addJournalOptions(list).action(async ({ json, language, state, ...options }: ListOptions) => {
    const input = state ? { state } : {};
    const listed = await listPages(locationOf(options), "mails.list", input, options, ({ id }) => id);
    print(listed, json, (shown) => mailsTable(shown, language));
  });
  sub("show", { en: "one mail, with what it says", zh: "查看一封邮件及其内容" }, [
    { en: "What it says", zh: "邮件写了什么" },
    "shiming mails show 5f2c…",
  ])
    .argument("<id>", { en: "of the mail", zh: "邮件 ID" })
    .action(async (id: string, options: CommonOptions) => {
      const mail = await perform(locationOf(options), "mails.show", { id });
      print(mail, options.json, (shown) => mailText(shown, options.language));
    });
  sub("download", { en: "write a file of a mail into a new file", zh: "把邮件的附件写入新文件" }, [
    { en: "By the number that show names", zh: "按 show 显示的序号" },
    "shiming mails download 5f2c… 1 --out form.doc",
  ])
    .argument("<id>", { en: "of the mail", zh: "邮件 ID" })
    .argument("<number>", { en: "of the file", zh: "附件序号" })
    .requiredOption("--out <file>", { en: "the new file", zh: "新文件" })
    .action(async (id: string, number: string, options: CommonOptions & { readonly out: string }) => {
      const { content: _, ...facts } = await writeNewFile(options.out, PRIVATE, async (file) => {
        const input = { id, number: wholeNumber("<number>", 1, 1000)(number) };
        const got = await perform(locationOf(options), "mails.download", input);
        writeFileSync(file, Buffer.from(got.content, "base64"));
        return got;
      });
      printForPrograms(facts, options.json);
    });
  sub("assign", { en: "give a mail to the application that it belongs to", zh: "把邮件归入所属的申请" }, [
    { en: "An answer that has lost its number", zh: "一封丢了编号的回信" },
    "shiming mails assign 5f2c… --application APPLICATION",
  ])
    .argument("<id>", { en: "of the mail", zh: "邮件 ID" })
    .requiredOption("--application <id>", { en: "the application", zh: "申请编号" })
    .action(async (id: string, options: CommonOptions & { readonly application: string }) => {
      const input = { id, application_id: options.application };
      printForPrograms(await perform(locationOf(options), "mails.assign", input), options.json);
    });
}
