/** `shiming events …`: where the events of a mini program are pushed to, and what became of each. */
import { perform } from "../administration/perform.ts";
import { deliveriesTable, deliveryText } from "../listing/event-lists.ts";
import type { Command } from "../manual/command.ts";
import { addNaming, addReading } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { addJournalOptions, listPages, type PageOptions } from "./pages.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const APPID = { en: "the mini program", zh: "小程序" };
const EVENT = { en: "the event, as events list has it", zh: "事件 ID，见 events list" };
const APP = "wx1a2b3c4d5e6f7081";
const SAMPLE = `${APP} Yk3vR0cQ9sN2mB7xLwTz1A`;

export function addEventsCommand(program: Command): void {
  const events = program.command("events").description({
    en: "events that service providers are told of: withdrawals, changes of access and certificates",
    zh: "推送给服务提供方的事件：撤回授权、权限和证书变化等",
  });
  const sub = subcommandsOf(events);
  addEndpoint(sub);
  addDeliveries(sub);
}

function addEndpoint(sub: AddSubcommand): void {
  addReading(sub, {
    command: "endpoint",
    operation: "events.show_endpoint",
    does: { en: "where they are pushed to", zh: "查看接收事件的地址" },
    example: [{ en: "Whether it works", zh: "地址是否正常" }, `shiming events endpoint ${APP}`],
    names: [["<appid>", APPID, "appid"]],
  });
  addReading(sub, {
    command: "register",
    operation: "events.register",
    does: {
      en: "have them pushed to an HTTPS address, which is asked first",
      zh: "登记接收事件的 HTTPS 地址，登记时先向它发送验证请求",
    },
    example: [
      { en: "The receiver of the SDK answers by itself", zh: "使用 SDK 的接收器时会自动应答" },
      `shiming events register ${APP} https://city.example.com/shiming/events`,
    ],
    names: [
      ["<appid>", APPID, "appid"],
      ["<url>", { en: "where it listens, https://…", zh: "接收地址，https://…" }, "url"],
    ],
  });
  for (const [command, operation, does, when] of CHANGES) {
    addNaming(sub, {
      ...{ command, operation, does },
      example: [when, `shiming events ${command} ${APP}`],
      names: [["<appid>", APPID, "appid"]],
    });
  }
}

const CHANGES = [
  [
    "pause",
    "events.pause",
    { en: "push nothing until it is resumed: events wait", zh: "暂停推送，事件保留到恢复之后" },
    { en: "While the receiver is being replaced", zh: "更换接收端期间" },
  ],
  [
    "resume",
    "events.resume",
    { en: "push again, at once also what waits after failures", zh: "恢复推送；失败后等待重试的也立即推送" },
    { en: "When the receiver is back", zh: "接收端恢复之后" },
  ],
  [
    "remove",
    "events.remove",
    { en: "push none any more; what waits is given up", zh: "不再推送；尚未送达的不再推送" },
    { en: "When nobody listens any more", zh: "不再接收事件时" },
  ],
  [
    "test",
    "events.test",
    { en: "cause a test event, pushed as any other", zh: "产生一个测试事件，按正常流程推送" },
    { en: "After a change of the receiver", zh: "接收端改动之后" },
  ],
] as const;

type ListOptions = CommonOptions & PageOptions & { readonly state?: "waiting" | "delivered" | "given_up" };

function addDeliveries(sub: AddSubcommand): void {
  const list = sub(
    "list",
    { en: "events, newest first, and what became of them", zh: "列出事件及推送结果，新的在前" },
    [
      { en: "What could not be delivered", zh: "哪些没有送达" },
      `shiming events list ${APP} --state given_up`,
    ],
  )
    .argument("<appid>", APPID)
    .option("--state <state>", {
      en: "waiting, delivered or given_up",
      zh: "waiting、delivered 或 given_up",
    });
  addJournalOptions(list).action(
    async (appid: string, { json, language, state, ...options }: ListOptions) => {
      const input = { appid, ...(state && { state }) };
      const listed = await listPages(locationOf(options), "events.list", input, options, ({ id }) => id);
      print(listed, json, (all) => deliveriesTable(all, language));
    },
  );
  sub("show", { en: "what is pushed, and what came of each try", zh: "查看推送的内容和每次推送的应答" }, [
    { en: "Why it has not arrived", zh: "为什么没有送达" },
    `shiming events show ${SAMPLE}`,
  ])
    .argument("<appid>", APPID)
    .argument("<id>", EVENT)
    .action(async (appid: string, id: string, options: CommonOptions) => {
      const shown = await perform(locationOf(options), "events.show", { appid, id });
      print(shown, options.json, (event) => deliveryText(event, options.language));
    });
  addNaming(sub, {
    command: "redeliver",
    operation: "events.redeliver",
    does: {
      en: "push at once what was given up, or waits after a try that failed",
      zh: "立即重新推送已放弃的事件，或失败后等待重试的事件",
    },
    example: [
      { en: "When the receiver works again", zh: "接收端恢复之后" },
      `shiming events redeliver ${SAMPLE}`,
    ],
    names: [
      ["<appid>", APPID, "appid"],
      ["<id>", EVENT, "id"],
    ],
  });
}
