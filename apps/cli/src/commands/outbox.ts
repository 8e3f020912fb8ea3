import { perform } from "../administration/perform.ts";
import { outboxTable } from "../listing/mail-lists.ts";
import type { Command } from "../manual/command.ts";
import { addNaming } from "./naming.ts";
import { fieldLines, locationOf, print } from "./options.ts";
import { addJournalOptions, listPages, type PageOptions } from "./pages.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

const ID = { en: "of the message", zh: "消息 ID" };

type ListOptions = CommonOptions &
  PageOptions & {
    readonly state?: "waiting" | "delivered" | "given_up";
    readonly about?: string;
  };

export function addOutboxCommand(program: Command): void {
  const outbox = program
    .command("outbox")
    .description({ en: "messages that the platform sends", zh: "平台发出的消息" });
  const sub = subcommandsOf(outbox);

  const list = sub(
    "list",
    { en: "messages, newest first, and what became of them", zh: "列出消息及其发送情况，新的在前" },
    [{ en: "What could not be delivered", zh: "哪些没有送达" }, "shiming outbox list --state given_up"],
  )
    .option("--state <state>", { en: "waiting, delivered or given_up", zh: "waiting、delivered 或 given_up" })
    .option("--about <id>", {
      en: "only those about it, such as an application",
      zh: "只列出与它有关的，例如某个申请",
    });
  addJournalOptions(list).action(async ({ json, language, state, about, ...options }: ListOptions) => {
    const input = { ...(state && { state }), ...(about && { about }) };
    const messages = await listPages(locationOf(options), "outbox.list", input, options, ({ id }) => id);
    print(messages, json, (listed) => outboxTable(listed, language));
  });
  sub("show", { en: "one message", zh: "查看一条消息" }, [
    { en: "Why it has not arrived", zh: "为什么没有送达" },
    "shiming outbox show hL0cGZ2Wp1n3kQx5",
  ])
    .argument("<id>", ID)
    .action(async (id: string, options: CommonOptions) => {
      print(await perform(locationOf(options), "outbox.show", { id }), options.json, fieldLines);
    });
  addNaming(sub, {
    command: "retry",
    operation: "outbox.retry",
    does: {
      en: "send at once what was given up, or waits after a try that failed",
      zh: "立即重新发送已放弃的消息，或失败后等待重试的消息",
    },
    example: [
      { en: "When the mail system works again", zh: "邮件系统恢复之后" },
      "shiming outbox retry hL0cGZ2Wp1n3kQx5",
    ],
    names: [["<id>", ID, "id"]],
  });
  addNaming(sub, {
    command: "cancel",
    operation: "outbox.cancel",
    does: {
      en: "give up a message that waits: it is not tried again",
      zh: "放弃一条等待发送的消息，不再重试",
    },
    example: [
      { en: "When its address is wrong", zh: "收件地址写错时" },
      "shiming outbox cancel hL0cGZ2Wp1n3kQx5",
    ],
    names: [["<id>", ID, "id"]],
  });
}
