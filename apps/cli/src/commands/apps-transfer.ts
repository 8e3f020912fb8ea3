/** A mini program becomes another organisation's. */
import { perform } from "../administration/perform.ts";
import { offersTable } from "../listing/organisations.ts";
import { addNaming } from "./naming.ts";
import { fieldLines, locationOf, print, printForPrograms } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

const APPID = { en: "the mini program", zh: "小程序" };
const TO = { en: "id or unified social credit code of an organisation", zh: "主体 ID 或统一社会信用代码" };

export function addTransfer(sub: AddSubcommand): void {
  sub("offers", { en: "mini programs that are offered and not taken yet", zh: "列出待接收的小程序转让" }, [
    { en: "What waits", zh: "有哪些待接收" },
    "shiming apps offers",
  ])
    .option("--all", { en: "those too that nobody took in time", zh: "包括逾期未接收的" })
    .action(async (options: CommonOptions & { all?: boolean }) => {
      const offers = await perform(locationOf(options), "apps.list_offers", { all: options.all ?? false });
      print(offers, options.json, (listed) => offersTable(listed, options.language));
    });
  addOffering(sub);
  addAnswering(sub);
}

function addOffering(sub: AddSubcommand): void {
  sub(
    "offer-transfer",
    { en: "offer it to another organisation for 30 days", zh: "转让给另一主体，30 天内有效" },
    [
      { en: "To the hospital that runs it now", zh: "转给现在的运营单位" },
      "shiming apps offer-transfer wx1a2b3c4d5e6f7081 --to 91350100M000100Y43",
    ],
  )
    .argument("<appid>", APPID)
    .requiredOption("--to <organisation>", TO)
    .action(async (appid: string, options: CommonOptions & { to: string }) => {
      const input = { appid, to: options.to };
      printForPrograms(await perform(locationOf(options), "apps.offer_transfer", input), options.json);
    });
  addNaming(sub, {
    command: "cancel-transfer",
    operation: "apps.cancel_transfer",
    does: { en: "take an offer back", zh: "撤回转让" },
    example: [{ en: "It stays", zh: "不转了" }, "shiming apps cancel-transfer wx1a2b3c4d5e6f7081"],
    names: [["<appid>", APPID, "appid"]],
  });
  sub(
    "assign",
    {
      en: "give one that has no organisation to the one that it names; for staff",
      zh: "把尚无主体的小程序归入同名主体；仅限工作人员",
    },
    [
      { en: "One of before there were organisations", zh: "早先没有主体的小程序" },
      "shiming apps assign wx1a2b3c4d5e6f7081 --to 4f1c2a9be0d37756",
    ],
  )
    .argument("<appid>", APPID)
    .requiredOption("--to <organisation>", TO)
    .action(async (appid: string, options: CommonOptions & { to: string }) => {
      const input = { appid, to: options.to };
      printForPrograms(await perform(locationOf(options), "apps.assign", input), options.json);
    });
}

function addAnswering(sub: AddSubcommand): void {
  sub(
    "accept-transfer",
    {
      en: "take it over; prints its new secret, once. Its tokens, bindings and real-name access end",
      zh: "接收小程序，并打印新密钥（只打印一次）；原有令牌、绑定和实名授权全部终止",
    },
    [
      { en: "As the owner whom it was offered to", zh: "由受让方所有者执行" },
      "shiming apps accept-transfer wx1a2b3c4d5e6f7081",
    ],
  )
    .argument("<appid>", APPID)
    .action(async (appid: string, options: CommonOptions) => {
      print(await perform(locationOf(options), "apps.accept_transfer", { appid }), options.json, fieldLines);
    });
  addNaming(sub, {
    command: "refuse-transfer",
    operation: "apps.refuse_transfer",
    does: { en: "refuse an offer", zh: "拒绝接收" },
    example: [{ en: "Not ours", zh: "与我方无关" }, "shiming apps refuse-transfer wx1a2b3c4d5e6f7081"],
    names: [["<appid>", APPID, "appid"]],
  });
}
