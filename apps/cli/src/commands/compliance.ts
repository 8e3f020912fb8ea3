/** `compliance`: the pack for an audit, made on a platform and verified anywhere. */
import { createPublicKey } from "node:crypto";
import { writeFileSync } from "node:fs";
import type { InputOf } from "@shiming/administration";
import { verifyPack } from "@shiming/compliance";
import { formatVerifierKey } from "@shiming/transparency";
import { withPlatform } from "../administration/perform.ts";
import { packForPrograms, packLines } from "../audit/pack-report.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { unreadable, usage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { wholeNumber } from "../whole-number.ts";
import { JSON_OPTION, locationOf, printForPrograms, printJson, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

interface ExportOptions extends CommonOptions {
  readonly from: string;
  readonly to?: string;
  readonly out: string;
  readonly samples?: string;
  readonly seed?: string;
}

interface VerifyOptions extends Spoken {
  readonly logKey?: string;
  readonly json?: boolean;
}

export function addComplianceCommand(program: Command): void {
  const compliance = program
    .command("compliance")
    .description({ en: "the pack for an audit", zh: "供审计的合规材料包" });
  addExport(compliance);
  addVerify(compliance);
}

function addExport(compliance: Command): void {
  subcommandsOf(compliance)(
    "export",
    {
      en: "write the pack of a period: counts, registers, checkpoints and samples of the log, signed; no identities; the audit records it",
      zh: "导出一个时段的合规材料包：统计、登记、日志检查点与抽样，带签名，不含个人身份；导出会记入审计",
    },
    [
      { en: "Of a quarter", zh: "一个季度" },
      "shiming compliance export --from 2026-10-01 --to 2026-12-31 --out pack.zip",
    ],
  )
    .requiredOption("--from <time>", {
      en: "from this day or time on (Asia/Shanghai)",
      zh: "从该日期或时间起（北京时间）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time (default: now)",
      zh: "到该日期结束，或到该时间之前（默认：现在）",
    })
    .requiredOption("--out <file>", { en: "the new file", zh: "写入的新文件" })
    .option("--samples <number>", {
      en: "so many entries of the log are proven, at most 1000 (default: 100)",
      zh: "抽样多少条日志记录并附证明，最多 1000（默认：100）",
    })
    .option("--seed <text>", {
      en: "draws them, if you want to choose: letters and digits (default: the log's root at the end)",
      zh: "抽样的种子，由字母和数字组成，可由审计员指定（默认：时段结束时日志的树根）",
    })
    .action(exportPack);
}

async function exportPack(options: ExportOptions): Promise<void> {
  const asked = inputOf(options);
  await withPlatform(locationOf(options), (run) =>
    writeNewFile(options.out, PRIVATE, async (file) => {
      const { content } = await run("compliance.export", asked);
      for await (const part of content) writeFileSync(file, part);
    }),
  );
  printForPrograms({ file: options.out }, options.json);
}

function inputOf({ from, to, samples, seed }: ExportOptions): InputOf<"compliance.export"> {
  return {
    from: parseTime("--from", from, "start").toISOString(),
    ...(to !== undefined && { to: parseTime("--to", to, "end").toISOString() }),
    ...(samples !== undefined && { samples: wholeNumber("--samples", 0, 1000)(samples) }),
    ...(seed !== undefined && { seed }),
  };
}

function addVerify(compliance: Command): void {
  const command = compliance
    .command("verify")
    .description({
      en: "check a pack: signature, every byte, checkpoints and samples; exit code 1 if it does not hold",
      zh: "核验材料包：签名、每个字节、检查点和抽样；无效则退出码为 1",
    })
    .argument("<file>", { en: "the pack", zh: "材料包" })
    .option("--log-key <file>", {
      en: "the platform's key: audit.pub, or the verifier key that GET /log/key and shiming audit key give",
      zh: "平台的公钥：audit.pub，或由 GET /log/key、shiming audit key 得到的验证公钥",
    })
    .option("--json", JSON_OPTION)
    .action(verify);
  manual(command, {
    about: [
      {
        en:
          "It needs no data and no network. What has to be trusted is the platform's key, from elsewhere: the pack brings one along, but whoever " +
          "forges a pack brings another. Without --log-key it is not said to be valid.",
        zh: "不需要数据，也不需要网络。需要信任的只有平台的公钥，须从别处得到：材料包里也带有公钥，但伪造者可以放上别的；没有 --log-key，本命令不会判定材料包有效。",
      },
    ],
    examples: [
      [
        { en: "With a key that was kept from before", zh: "用以前保存的公钥" },
        "shiming compliance verify pack.zip --log-key audit.pub",
      ],
    ],
    failure: { en: "the pack does not hold, or no key was given", zh: "材料包无效，或没有给出公钥" },
  });
}

async function verify(file: string, { logKey, json, language }: VerifyOptions): Promise<void> {
  const given = logKey === undefined ? undefined : readInput(logKey);
  const verified = await verifyPack(file, (name) => keysIn(given, name)).catch((error) =>
    unreadable(file, error),
  );
  if (json) printJson(packForPrograms(verified));
  else for (const line of packLines(verified, given !== undefined, language)) console.log(line);
  if (verified.faults.length > 0) process.exitCode = 1;
}

/** Verifier keys as they are; a public key in PEM under the name of the log that the pack tells: one key signs for one log. */
function keysIn(text: string | undefined, name: string): readonly string[] {
  if (text === undefined) return [];
  if (!text.includes("-----BEGIN")) return text.split("\n");
  try {
    return [formatVerifierKey(name, createPublicKey(text))];
  } catch {
    return usage({
      en: "The key is no Ed25519 public key in PEM.",
      zh: "该公钥不是 PEM 格式的 Ed25519 公钥。",
    });
  }
}
