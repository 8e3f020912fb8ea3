/** `accounts show` and `accounts list`: facts about accounts, never a name or a number. */
import type { Text } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import { accountFacts, accountsTable } from "../listing/lists.ts";
import type { Command } from "../manual/command.ts";
import { printable } from "../printable.ts";
import { Sentence } from "../sentence.ts";
import { wholeNumber } from "../whole-number.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

const HOST = [
  "--host <issuer>",
  { en: "the host (default: the only one)", zh: "宿主（默认：唯一的那个）" },
] as const;

export function addShowCommand(accounts: Command): void {
  subcommandsOf(accounts)(
    "show",
    {
      en: "what an account has; never the name, the number or the password",
      zh: "账户现有哪些内容；从不显示姓名、号码和密码",
    },
    [{ en: "Somebody who cannot consent", zh: "某人无法授权" }, "shiming accounts show --user lilei"],
  )
    .requiredOption("--user <user_id>", { en: "the user id at the host", zh: "宿主中的用户 ID" })
    .option(...HOST)
    .action(async (options: CommonOptions & { user: string; host?: string }) => {
      const account = { issuer: options.host, user_id: options.user };
      const { json, language } = options;
      const found = await perform(locationOf(options), "accounts.show", account);
      print(found, json, (shown) => accountFacts(shown, language));
    });
}

export function addDeleteCommand(accounts: Command): void {
  subcommandsOf(accounts)(
    "delete",
    {
      en: "delete an account with its identity, at once and for good; records of consents stay as long as they are kept",
      zh: "删除账户及其实名信息，立即生效、不可恢复；授权记录按期限保存",
    },
    [
      { en: "Somebody who has left the host", zh: "已离开宿主的用户" },
      "shiming accounts delete --user u-1 --yes",
    ],
  )
    .requiredOption("--user <user_id>", { en: "the user id at the host", zh: "宿主中的用户 ID" })
    .option(...HOST)
    .option("--yes", {
      en: "do it; without this, the command only says what it means",
      zh: "确认执行；不加则只说明其影响",
    })
    .action(async (options: CommonOptions & { user: string; host?: string; yes?: boolean }) => {
      const { user: user_id, host: issuer, yes, json } = options;
      if (!yes) throw new Sentence(unsure(user_id));
      await perform(locationOf(options), "accounts.delete", { issuer, user_id });
      printForPrograms({ deleted: user_id }, json);
    });
}

const unsure = (userId: string): Text => ({
  en: `Nothing was changed; add --yes to delete the account ${printable(userId)} and its identity for good.`,
  zh: `没有作任何改动；确认永久删除账户 ${printable(userId)} 及其实名信息请加 --yes。`,
});

export function addListCommand(accounts: Command): void {
  subcommandsOf(accounts)(
    "list",
    { en: "the accounts of a host, a page at a time; never a name", zh: "逐页列出宿主的账户；从不显示姓名" },
    [{ en: "The next page", zh: "下一页" }, "shiming accounts list --after lilei --limit 100"],
  )
    .option(...HOST)
    .option("--after <user_id>", { en: "begin after this user id", zh: "从该用户 ID 之后开始" })
    .option(
      "--limit <number>",
      { en: "accounts of a page, 1000 at most", zh: "每页的账户数，最多 1000" },
      wholeNumber("--limit", 1, 1000),
      100,
    )
    .action(async (options: CommonOptions & { host?: string; after?: string; limit: number }) => {
      const { host: issuer, after, limit, json, language } = options;
      const page = await perform(locationOf(options), "accounts.list", { issuer, after, limit });
      print(page, json, ({ accounts }) => accountsTable(accounts, language));
      const { next } = page;
      if (next !== null && !json) console.error(moreText(next)[language]);
    });
}

function moreText(next: string): Text {
  return { en: `There are more: --after ${printable(next)}`, zh: `还有更多：--after ${printable(next)}` };
}
