import type { SentMail } from "@shiming/administration";
import { perform, withPlatform } from "../administration/perform.ts";
import { mailboxTable } from "../listing/mail-lists.ts";
import type { Command } from "../manual/command.ts";
import { Sentence } from "../sentence.ts";
import { locationOf, print } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

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
  addShow(sub);
}

type ShowOptions = CommonOptions & { readonly to?: string };

function addShow(sub: AddSubcommand): void {
  sub(
    "show",
    { en: "one mail; the newest unless one is named", zh: "查看一封邮件；不指明时为最新的一封" },
    [{ en: "What it says", zh: "邮件写了什么" }, "shiming mailbox show hL0cGZ2Wp1n3kQx5"],
    [
      { en: "The last one to somebody", zh: "发给某人的最新一封" },
      "shiming mailbox show --to zhang@hospital.example",
    ],
  )
    .argument("[id]", { en: "of the mail", zh: "邮件 ID" })
    .option("--to <address>", { en: "the newest to this address", zh: "发给该邮箱的最新一封" })
    .action(async (id: string | undefined, options: ShowOptions) => {
      const mail = await withPlatform(locationOf(options), async (run) =>
        run("mailbox.show", { id: id ?? newest(await run("mailbox.list", {}), options.to).id }),
      );
      print(mail, options.json, ({ subject, text }) => `${subject}\n\n${text}`);
    });
}

/** @param mails newest first */
function newest(mails: readonly SentMail[], address: string | undefined): SentMail {
  const found = mails.find(({ to }) => address === undefined || to.includes(address));
  if (found) return found;
  throw new Sentence({
    en: `No mail has gone out${address === undefined ? "" : ` to ${address}`} yet.`,
    zh: `还没有发${address === undefined ? "出" : `给 ${address} 的`}邮件。`,
  });
}
