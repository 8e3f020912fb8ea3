import type { Merchant } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { merchantsTable } from "../listing/lists.ts";
import type { Command } from "../manual/command.ts";
import { addMerchantBindings } from "./merchants-binding.ts";
import { addCertificateCommands } from "./merchants-certificates.ts";
import { addReading } from "./naming.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type ListOptions = CommonOptions & PageOptions & { readonly search?: string; readonly organisation?: string };

export function addMerchantsCommand(program: Command): void {
  const merchants = program
    .command("merchants")
    .description({ en: "payment merchants and their certificates", zh: "商户及其证书" });
  const sub = subcommandsOf(merchants);

  const list = sub("list", { en: "every merchant with its certificates", zh: "列出所有商户及其证书" }, [
    { en: "Whose certificates end when", zh: "谁的证书何时到期" },
    "shiming merchants list",
  ]).option("--organisation <id>", { en: "those of this organisation", zh: "该主体的商户" });
  addRegisterOptions(list, {
    en: "a part of its legal name, or the beginning of its number",
    zh: "主体名称的一部分，或商户号的开头",
  }).action(async ({ json, language, search, organisation, ...options }: ListOptions) => {
    const input = { ...(search && { search }), ...(organisation && { organisation_id: organisation }) };
    const numberOf = ({ mch_id }: Merchant) => mch_id;
    const merchants = await listPages(locationOf(options), "merchants.list", input, options, numberOf);
    print(merchants, json, (listed) => merchantsTable(listed, language));
  });
  addReading(sub, {
    command: "show",
    operation: "merchants.show",
    does: {
      en: "one merchant, its certificates and who uses its number",
      zh: "显示单个商户、其证书和使用它的小程序",
    },
    example: [{ en: "Who uses it", zh: "谁在使用" }, "shiming merchants show 1900000109"],
    names: [["<mch_id>", { en: "merchant number", zh: "商户号" }, "mch_id"]],
  });
  sub("create", { en: "add a merchant", zh: "新增商户" }, [
    { en: "A hospital", zh: "一家医院" },
    "shiming merchants create 1900000109 --legal-name 示例市第一人民医院",
  ])
    .argument("<mch_id>", { en: "8 to 10 digits", zh: "8 到 10 位数字" })
    .option("--organisation <id>", { en: "whose it is", zh: "归属的主体" })
    .option("--legal-name <name>", {
      en: "legal name of the merchant, where it has no organisation",
      zh: "商户的法定名称（没有主体时）",
    })
    .action(async (mchId: string, options: CommonOptions & { legalName?: string; organisation?: string }) => {
      const { legalName, organisation } = options;
      const input = {
        mch_id: mchId,
        ...(organisation !== undefined && { organisation_id: organisation }),
        ...(legalName !== undefined && { legal_name: legalName }),
      };
      printForPrograms(await perform(locationOf(options), "merchants.create", input), options.json);
    });
  sub(
    "assign",
    {
      en: "give one that has no organisation to the one that it names; for staff",
      zh: "把尚无主体的商户归入同名主体；仅限工作人员",
    },
    [
      { en: "One of before there were organisations", zh: "早先没有主体的商户" },
      "shiming merchants assign 1900000109 --to 4f1c2a9be0d37756",
    ],
  )
    .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
    .requiredOption("--to <organisation>", {
      en: "id or unified social credit code of an organisation",
      zh: "主体 ID 或统一社会信用代码",
    })
    .action(async (mch_id: string, options: CommonOptions & { to: string }) => {
      const input = { mch_id, to: options.to };
      printForPrograms(await perform(locationOf(options), "merchants.assign", input), options.json);
    });
  addMerchantBindings(sub);
  addCertificateCommands(sub);
}
