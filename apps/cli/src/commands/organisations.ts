import type { InputOf } from "@shiming/administration";
import { type SubjectType, subjectTypes } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { organisationFacts, organisationsTable } from "../listing/organisations.ts";
import type { Command } from "../manual/command.ts";
import { addReading } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const ID = { en: "id of the organisation", zh: "主体 ID" };
const LEGAL_NAME = { en: "as the register has it", zh: "以登记机关为准的主体名称" };
const CODE = { en: "unified social credit code", zh: "统一社会信用代码" };
const SUBJECT_TYPE = { en: "what kind of legal entity it is", zh: "主体类型" };
const CONTACT = { en: "how a citizen reaches it", zh: "群众如何联系" };

export function addOrganisationsCommand(program: Command): void {
  const organisations = program
    .command("organisations")
    .description({ en: "legal entities behind mini programs and merchants", zh: "小程序和商户背后的主体" });
  const sub = subcommandsOf(organisations);
  addShowing(sub);
  addCreate(sub);
  addChanges(sub);
}

type ListOptions = CommonOptions & PageOptions & { readonly search?: string };

function addShowing(sub: AddSubcommand): void {
  const list = sub("list", { en: "organisations, newest first", zh: "列出主体，新的在前" }, [
    { en: "The ten newest", zh: "最新的十个" },
    "shiming organisations list --limit 10",
  ]);
  addRegisterOptions(list, {
    en: "a part of its name, or the beginning of its unified social credit code",
    zh: "名称的一部分，或统一社会信用代码的开头",
  }).action(async ({ json, language, search, ...options }: ListOptions) => {
    const input = search ? { search } : {};
    const found = await listPages(locationOf(options), "organisations.list", input, options, ({ id }) => id);
    print(found, json, (listed) => organisationsTable(listed, language));
  });
  addReading(sub, {
    command: "overview",
    operation: "organisations.overview",
    does: {
      en: "what its members have to do next, what came back, and what ends soon",
      zh: "接下来要办的事、平台的答复和即将到期的内容",
    },
    example: [{ en: "Whose move it is", zh: "轮到谁" }, "shiming organisations overview 4f1c2a9be0d37756"],
    names: [["<id>", ID, "organisation_id"]],
  });
  sub("show", { en: "one organisation", zh: "显示单个主体" }, [
    { en: "Its name, code and contact", zh: "名称、代码和联系方式" },
    "shiming organisations show 4f1c2a9be0d37756",
  ])
    .argument("<id>", ID)
    .action(async (organisation_id: string, options: CommonOptions) => {
      const found = await perform(locationOf(options), "organisations.show", { organisation_id });
      print(found, options.json, (shown) => organisationFacts(shown, options.language));
    });
}

type CreateOptions = CommonOptions & {
  readonly legalName: string;
  readonly code: string;
  readonly subjectType: SubjectType;
  readonly contact: string;
};

function addCreate(sub: AddSubcommand): void {
  sub(
    "create",
    {
      en: "register an organisation; a member who does is its owner",
      zh: "登记主体；由服务商人员登记的，登记人即为所有者",
    },
    [
      { en: "A public institution", zh: "一家事业单位" },
      "shiming organisations create --legal-name 示例市第二人民医院 --code 91350100M000100Y43 \\\n" +
        "  --subject-type public_medical_institution --contact 0000-67890",
    ],
  )
    .requiredOption("--legal-name <name>", LEGAL_NAME)
    .requiredOption("--code <code>", CODE)
    .requiredChoice("--subject-type <type>", SUBJECT_TYPE, subjectTypes)
    .requiredOption("--contact <text>", CONTACT)
    .action(async (options: CreateOptions) => {
      const input = {
        legal_name: options.legalName,
        social_credit_code: options.code,
        subject_type: options.subjectType,
        citizen_contact: options.contact,
      };
      const created = await perform(locationOf(options), "organisations.create", input);
      print(created, options.json, (shown) => organisationFacts(shown, options.language));
    });
}

function addChanges(sub: AddSubcommand): void {
  sub("update", { en: "change how citizens reach it", zh: "修改群众联系方式" }, [
    { en: "A new telephone", zh: "换了电话" },
    "shiming organisations update 4f1c2a9be0d37756 --contact 0000-12345",
  ])
    .argument("<id>", ID)
    .requiredOption("--contact <text>", CONTACT)
    .action(async (organisation_id: string, options: CommonOptions & { contact: string }) => {
      const input = { organisation_id, citizen_contact: options.contact };
      const updated = await perform(locationOf(options), "organisations.update", input);
      print(updated, options.json, (shown) => organisationFacts(shown, options.language));
    });
  sub(
    "correct",
    { en: "correct what the register says of it; for staff", zh: "更正主体的登记信息；仅限工作人员" },
    [
      { en: "It was renamed", zh: "主体更名" },
      "shiming organisations correct 4f1c2a9be0d37756 --legal-name 示例市中心医院",
    ],
  )
    .argument("<id>", ID)
    .option("--legal-name <name>", LEGAL_NAME)
    .option("--code <code>", CODE)
    .choice("--subject-type <type>", SUBJECT_TYPE, subjectTypes)
    .action(async (organisation_id: string, options: CommonOptions & Partial<CreateOptions>) => {
      const input: InputOf<"organisations.correct"> = {
        organisation_id,
        ...(options.legalName !== undefined && { legal_name: options.legalName }),
        ...(options.code !== undefined && { social_credit_code: options.code }),
        ...(options.subjectType !== undefined && { subject_type: options.subjectType }),
      };
      const corrected = await perform(locationOf(options), "organisations.correct", input);
      print(corrected, options.json, (shown) => organisationFacts(shown, options.language));
    });
}
