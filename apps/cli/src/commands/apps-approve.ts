/** `shiming apps approve`: what citizens are told, in Chinese, and in English where it is given. */
import type { Category } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import type { Example } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { collectCategories } from "./category.ts";
import { parseItems } from "./items.ts";
import { locationOf, printForPrograms } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

const APPROVE: Example = [
  { en: "Open that category", zh: "开通这个类目" },
  "shiming apps approve wx1a2b3c4d5e6f7081 --category 99,905=医疗/公立医疗机构 \\\n" +
    "  --purpose 预约挂号 --legal-basis 《医疗机构管理条例》 --retention '业务办结后 30 日内删除'",
];

interface ApproveOptions extends CommonOptions, EnglishOptions {
  readonly category: readonly Category[];
  readonly items?: ReturnType<typeof parseItems>;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
  readonly necessity?: string;
}

export function addApprove(sub: AddSubcommand): void {
  const meaning = {
    en: "open real-name access for a category, in place of what was approved before",
    zh: "开通类目的实名授权权限，取代以前批准的内容",
  };
  sub("approve", meaning, APPROVE)
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .option(
      "--category <ids=names>",
      {
        en: "for example 99,904=政务/社会保障, or with English names as well: …=Government/Social security; may be repeated",
        zh: "如 99,904=政务/社会保障，后面可加英文名称：…=Government/Social security；可以重复",
      },
      collectCategories,
      [],
    )
    .option(
      "--items <list>",
      {
        en: "what may be asked for, a ? behind what a person may leave out: masked_name,age_over_18?; name and ID number unless given",
        zh: "可以索取的信息项，本人可不提供的加 ?：masked_name,age_over_18?；不写则为姓名和身份证号",
      },
      parseItems,
    )
    .requiredOption("--purpose <text>", {
      en: "what the identity is for, as the citizen reads it",
      zh: "信息用来做什么；群众会读到这句话",
    })
    .requiredOption("--legal-basis <text>", {
      en: "the law or policy that requires real names",
      zh: "要求实名的法律或政策",
    })
    .requiredOption("--retention <text>", { en: "how long the data may be kept", zh: "信息可以保存多久" })
    .option("--necessity <text>", {
      en: "why exactly this is needed and what it means for the person; the platform's own words unless given",
      zh: "为什么必须用到这些信息、对个人有什么影响；不写则用平台的通用说明",
    })
    .option("--purpose-en <text>", {
      en: "the purpose in English, for the sheet in English; with the two that follow",
      zh: "英文的用途，供英文授权页显示；须与下面两项一起填写",
    })
    .option("--legal-basis-en <text>", { en: "the legal basis in English", zh: "英文的法律依据" })
    .option("--retention-en <text>", { en: "the retention in English", zh: "英文的保存期限" })
    .action(async (appid: string, options: ApproveOptions) => {
      const { category, items, purpose, legalBasis, retention, necessity } = options;
      if (category.length === 0)
        usage({ en: "Name at least one --category.", zh: "请至少给出一个 --category。" });
      const texts = {
        ...(items && { items }),
        purpose,
        legal_basis: legalBasis,
        retention,
        ...(necessity !== undefined && { necessity }),
        ...englishTexts(options),
      };
      const uses = category.map((each) => ({ category: each, ...texts }));
      printForPrograms(await perform(locationOf(options), "apps.approve", { appid, uses }), options.json);
    });
}

/** Given whole, or not at all. */
interface EnglishOptions {
  readonly purposeEn?: string;
  readonly legalBasisEn?: string;
  readonly retentionEn?: string;
}

function englishTexts({ purposeEn, legalBasisEn, retentionEn }: EnglishOptions): {
  readonly english?: { purpose: string; legal_basis: string; retention: string };
} {
  const given = [purposeEn, legalBasisEn, retentionEn].filter((text) => text !== undefined);
  if (given.length === 0) return {};
  if (purposeEn === undefined || legalBasisEn === undefined || retentionEn === undefined) {
    return usage({
      en: "--purpose-en, --legal-basis-en and --retention-en belong together.",
      zh: "--purpose-en、--legal-basis-en 和 --retention-en 须一起填写。",
    });
  }
  return { english: { purpose: purposeEn, legal_basis: legalBasisEn, retention: retentionEn } };
}
