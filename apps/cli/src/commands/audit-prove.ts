/** `audit prove`: that an entry is in the log, as a file that anybody can check without the platform. */
import { writeSync } from "node:fs";
import { proveEntryWithText } from "@shiming/core";
import { formatProof } from "@shiming/transparency";
import { auditDataOf } from "../audit/data.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { Sentence } from "../sentence.ts";
import { wholeNumber } from "../whole-number.ts";
import {
  addLocationOptions,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
} from "./options.ts";

interface ProveOptions extends LocationOptions {
  readonly out?: string;
}

export function addAuditProveCommand(audit: Command): void {
  const command = addLocationOptions(audit.command("prove"))
    .description({
      en: "prove that an entry is in the log: a file that anybody checks offline; also while a server runs, and from a copy",
      zh: "证明某条记录在日志中：生成任何人都能离线核验的文件；服务器运行时也可用，也可读副本",
    })
    .argument("<entry>", { en: 'its number, as "audit list" shows it', zh: "记录的编号，见 audit list" })
    .option("--out <file>", {
      en: "into a new file (default: standard output)",
      zh: "写入新文件（默认：标准输出）",
    })
    .action(async (entry: string, options: ProveOptions) => {
      const { data } = machineLocationOf(options);
      const proof = await proofOf(data, wholeNumber("<entry>", 1)(entry));
      const { out } = options;
      if (out === undefined) process.stdout.write(proof);
      else await writeNewFile(out, PRIVATE, (file) => writeSync(file, proof));
    });
  manual(command, {
    about: [
      {
        en:
          "The file has the entry with all that it says, its way to the root of the tree, and the checkpoint that the platform " +
          "signed: give it to whoever may know of that entry. It is checked with audit.pub by vectors/check-proof.mjs.",
        zh: "文件中有该记录的全文、它到树根的路径和平台签名的检查点：只交给可以知道这条记录的人。用 audit.pub 和 vectors/check-proof.mjs 核验。",
      },
    ],
    examples: [
      [
        { en: "For a citizen, or for a court", zh: "交给当事人或法院" },
        "shiming audit prove 1024 --out 1024.tlog-proof",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "there is no such entry in a signed checkpoint, or it is not the one that was signed",
      zh: "已签名的检查点中没有这条记录，或记录与签名时不同",
    },
  });
}

async function proofOf(data: string, seq: number): Promise<string> {
  const read = await auditDataOf(data);
  const log = read.openLog();
  try {
    const audit = { entries: (after?: number) => read.entries(false, after) };
    const proof = await proveEntryWithText({ audit, log }, seq);
    if (!proof) {
      throw new Sentence({
        en: `No signed checkpoint has an entry ${seq}: a running server signs every second.`,
        zh: `已签名的检查点中没有第 ${seq} 条记录：运行中的服务器每秒签名一次。`,
      });
    }
    if (!proof.holds) {
      throw new Sentence({
        en: `Entry ${seq} is not the one that was signed: "shiming audit verify" says more.`,
        zh: `第 ${seq} 条记录与签名时不同：请运行“shiming audit verify”。`,
      });
    }
    return formatProof(proof);
  } finally {
    await log.close();
  }
}
