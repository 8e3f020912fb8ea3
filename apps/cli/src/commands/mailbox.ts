import { perform } from "../administration/perform.ts";
import { mailboxTable } from "../listing/mail-lists.ts";
import type { Command } from "../manual/command.ts";
import { locationOf, print } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addMailboxCommand(program: Command): void {
  const mailbox = program
    .command("mailbox")
    .description({ en: "the mails that a sandbox has sent", zh: "沙箱发出的邮件" });
  const sub = subcommandsOf(mailbox);

  sub("list", { en: "every mail, newest first", zh: "列出所有邮件，从新到旧" }, [
    { en: "What the platform has written", zh: "平台写了什么" },
    "shiming mailbox list",
  ]).action(async (options: CommonOptions) => {
    const { json, language } = options;
    const listed = await perform(locationOf(options), "mailbox.list", {});
    print(listed, json, (shown) => mailboxTable(shown, language));
  });
  sub("show", { en: "one mail", zh: "查看一封邮件" }, [
    { en: "What it says", zh: "邮件写了什么" },
    "shiming mailbox show hL0cGZ2Wp1n3kQx5",
  ])
    .argument("<id>", { en: "of the mail", zh: "邮件 ID" })
    .action(async (id: string, options: CommonOptions) => {
      const mail = await perform(locationOf(options), "mailbox.show", { id });
      print(mail, options.json, ({ subject, text }) => `${subject}\n\n${text}`);
    });
}
