import { perform } from "../administration/perform.ts";
import { merchantsTable } from "../listing/lists.ts";
import type { Command } from "../manual/command.ts";
import { addCertificateCommands } from "./merchants-certificates.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addMerchantsCommand(program: Command): void {
  const merchants = program
    .command("merchants")
    .description({ en: "payment merchants and their certificates", zh: "商户及其证书" });
  const sub = subcommandsOf(merchants);

  sub("list", { en: "every merchant with its certificates", zh: "列出所有商户及其证书" }, [
    { en: "Whose certificates end when", zh: "谁的证书何时到期" },
    "shiming merchants list",
  ]).action(async (options: CommonOptions) => {
    const { json, language } = options;
    const merchants = await perform(locationOf(options), "merchants.list", {});
    print(merchants, json, (listed) => merchantsTable(listed, language));
  });
  sub("create", { en: "add a merchant", zh: "新增商户" }, [
    { en: "A hospital", zh: "一家医院" },
    "shiming merchants create 1900000109 --legal-name 示例市第一人民医院",
  ])
    .argument("<mch_id>", { en: "8 to 10 digits", zh: "8 到 10 位数字" })
    .requiredOption("--legal-name <name>", { en: "legal name of the merchant", zh: "商户的法定名称" })
    .action(async (mchId: string, options: CommonOptions & { legalName: string }) => {
      const input = { mch_id: mchId, legal_name: options.legalName };
      printForPrograms(await perform(locationOf(options), "merchants.create", input), options.json);
    });
  addCertificateCommands(sub);
}
