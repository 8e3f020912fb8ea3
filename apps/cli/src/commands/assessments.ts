/** The register of impact assessments. */
import { writeFileSync } from "node:fs";
import type { InputOf, OutputOf } from "@shiming/administration";
import { assessmentOutcomeWords, assessmentStateWords } from "@shiming/administration/words";
import { perform } from "../administration/perform.ts";
import type { Language } from "../language.ts";
import { factsOf } from "../listing/facts-of.ts";
import { table } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { wholeNumber } from "../whole-number.ts";
import { jsonObject, locationOf, print, printForPrograms, readBytes, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

const SUBJECT = {
  en: "platform, or a record, see processing list",
  zh: "platform，或处理记录的编号，见 processing list",
} as const;

type ListOptions = CommonOptions & { readonly state?: "missing" | "due" | "current" };
interface WriteOptions extends CommonOptions {
  readonly file: string;
  readonly document?: string;
  readonly ifUnchanged?: number;
}

export function addAssessmentsCommand(program: Command): void {
  const sub = subcommandsOf(
    program.command("assessments").description({
      en: "impact assessments of the platform and of each use",
      zh: "平台和每一项用途的个人信息保护影响评估",
    }),
  );
  sub(
    "list",
    { en: "what was assessed, what is due, and what never was", zh: "列出已评估、到期和未评估的" },
    [{ en: "What is missing", zh: "未评估的" }, "shiming assessments list --state missing"],
  )
    .choice("--state <state>", { en: "only those in this state", zh: "只看这一状态" }, [
      "missing",
      "due",
      "current",
    ])
    .action(async ({ state, ...options }: ListOptions) => {
      const listed = await perform(locationOf(options), "assessments.list", {
        limit: 500,
        ...(state && { state }),
      });
      print(listed, options.json, (all) => listText(all, options.language));
    });
  sub("show", { en: "one, with every version that was written", zh: "显示一份评估及其所有版本" }, [
    { en: "Of the platform", zh: "平台的评估" },
    "shiming assessments show platform --json",
  ])
    .argument("<subject>", SUBJECT)
    .action(async (subject: string, { json, language, ...options }: CommonOptions) => {
      const shown = await perform(locationOf(options), "assessments.show", { subject });
      print(shown, json, (all) => factsOf(all, language));
    });
  addWriting(sub);
  sub(
    "download",
    { en: "write the document of a version into a new file", zh: "把某一版本的文件写入新文件" },
    [
      { en: "Of the first version", zh: "第一版的文件" },
      "shiming assessments download platform 1 --out assessment.pdf",
    ],
  )
    .argument("<subject>", SUBJECT)
    .argument("<version>", { en: "which version", zh: "版本" })
    .requiredOption("--out <file>", { en: "the new file", zh: "新文件" })
    .action(
      async (subject: string, version: string, { out, ...options }: CommonOptions & { out: string }) => {
        const asked = { subject, version: wholeNumber("<version>", 1)(version) };
        const name = await writeNewFile(out, PRIVATE, async (file) => {
          const got = await perform(locationOf(options), "assessments.download", asked);
          writeFileSync(file, Buffer.from(got.content, "base64"));
          return got.name;
        });
        printForPrograms({ name }, options.json);
      },
    );
}

function addWriting(sub: ReturnType<typeof subcommandsOf>): void {
  sub(
    "write",
    {
      en: "write one, or its next version, out of a JSON file: assessed_on, next_review_on, outcome, assessor, purpose, influence, measures",
      zh: "用 JSON 文件写入评估或其新版本：assessed_on、next_review_on、outcome、assessor、purpose、influence、measures",
    },
    [
      { en: "With the document that was signed", zh: "附上签署的文件" },
      "shiming assessments write platform --file assessment.json --document assessment.pdf",
    ],
  )
    .argument("<subject>", SUBJECT)
    .requiredOption("--file <file>", {
      en: "what it says; - for standard input",
      zh: "评估内容；- 表示标准输入",
    })
    .option("--document <file>", {
      en: "a PDF (default: that of the version before)",
      zh: "PDF 文件（默认沿用上一版本的）",
    })
    .option(
      "--if-unchanged <version>",
      {
        en: "the version that you have seen, 0 for none: refused where there is another by now",
        zh: "你看到的版本，没有则为 0：已有新版本时拒绝",
      },
      wholeNumber("--if-unchanged", 0),
    )
    .action(async (subject: string, options: WriteOptions) => {
      const { document, ifUnchanged: seen } = options;
      const given = jsonObject(readInput(options.file), { en: "The assessment", zh: "评估" });
      // The platform judges each member.
      const input = {
        ...given,
        subject,
        ...(document !== undefined && { document: readBytes(document).toString("base64") }),
        ...(seen !== undefined && { if_unchanged: seen }),
      } as InputOf<"assessments.write">;
      const written = await perform(locationOf(options), "assessments.write", input);
      print(written, options.json, ({ versions }) => String(versions[0]?.version));
    });
}

const HEADS = {
  en: ["SUBJECT", "MINI PROGRAM", "RECIPIENT", "STATE", "ASSESSED", "NEXT REVIEW", "OUTCOME"],
  zh: ["编号", "小程序", "接收方", "状态", "评估日期", "下次复评", "结论"],
} as const;

function listText(all: OutputOf<"assessments.list">, language: Language): string {
  const rows = all.map(({ subject, mini_program, recipient, state, latest }) => [
    ...[subject, mini_program ?? "", recipient ?? "", assessmentStateWords[state][language]],
    ...[latest?.assessed_on ?? "", latest?.next_review_on ?? ""],
    latest ? assessmentOutcomeWords[latest.outcome][language] : "",
  ]);
  return table(HEADS[language], rows);
}
