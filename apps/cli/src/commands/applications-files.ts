import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { attachmentKinds } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";
import { locationOf, print, printForPrograms, readBytes } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

const KINDS = {
  en: "qualification, assessment, agreement or other",
  zh: "qualification（资质）、assessment（影响评估报告）、agreement（协议）或 other",
};

function kindOf(given: string): (typeof attachmentKinds)[number] {
  const kinds = attachmentKinds.join(", ");
  const kind = attachmentKinds.find((each) => each === given);
  return kind ?? usage({ en: `--kind is one of ${kinds}.`, zh: `--kind 应为其中之一：${kinds}。` });
}

export function addApplicationFiles(sub: AddSubcommand): void {
  sub(
    "attach",
    { en: "attach a PDF, JPEG or PNG, of at most 10 MB", zh: "上传 PDF、JPEG 或 PNG，不超过 10 MB" },
    [
      { en: "A qualification", zh: "一份资质" },
      "shiming applications attach A4Q7ZN2M8K5TH0XW3 licence.pdf --kind qualification",
    ],
  )
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .argument("<file>", { en: "the file", zh: "文件" })
    .requiredOption("--kind <kind>", KINDS)
    .action(async (id: string, file: string, options: CommonOptions & { kind: string }) => {
      const kind = kindOf(options.kind);
      const input = { id, kind, name: basename(file), content: readBytes(file).toString("base64") };
      print(
        await perform(locationOf(options), "applications.attach", input),
        options.json,
        ({ digest }) => digest,
      );
    });
  sub("detach", { en: "take a file out, while it is yours to change", zh: "移除文件：轮到申请方处理时" }, [
    { en: "By the digest that show names", zh: "按 show 显示的摘要" },
    "shiming applications detach A4Q7ZN2M8K5TH0XW3 DIGEST --kind qualification",
  ])
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .argument("<digest>", { en: "SHA-256 of the file", zh: "文件的 SHA-256" })
    .requiredOption("--kind <kind>", KINDS)
    .action(async (id: string, digest: string, options: CommonOptions & { kind: string }) => {
      const input = { id, digest, kind: kindOf(options.kind) };
      print(await perform(locationOf(options), "applications.detach", input), options.json, () => digest);
    });
  sub("download", { en: "write a file of an application into a new file", zh: "把申请的文件写入新文件" }, [
    { en: "By the digest that show names", zh: "按 show 显示的摘要" },
    "shiming applications download A4Q7ZN2M8K5TH0XW3 DIGEST --out licence.pdf",
  ])
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .argument("<digest>", { en: "SHA-256 of the file", zh: "文件的 SHA-256" })
    .requiredOption("--out <file>", { en: "the new file", zh: "新文件" })
    .action(async (id: string, digest: string, options: CommonOptions & { out: string }) => {
      const { content, ...facts } = await writeNewFile(options.out, PRIVATE, async (file) => {
        const got = await perform(locationOf(options), "applications.download", { id, digest });
        writeFileSync(file, Buffer.from(got.content, "base64"));
        return got;
      });
      printForPrograms(facts, options.json);
    });
}
