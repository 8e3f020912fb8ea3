import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import {
  type AuditReport,
  fingerprintOfKeyPair,
  type SignedHead,
  type SignedTreeHead,
  treeHeadOf,
  verifyAudit,
} from "@shiming/core";
import { headAtWitness } from "../audit/ask-witness.ts";
import { auditDataOf } from "../audit/data.ts";
import { progressOn } from "../audit/progress.ts";
import { readPublicKey } from "../audit/public-key.ts";
import { auditSentences, witnessSentence } from "../audit/verify-report.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence } from "../sentence.ts";
import { auditHeadsFile, readAuditHeads } from "../server/audit-heads.ts";
import { requirePlatform } from "../server/database-place.ts";
import { faultSentence } from "../server/own-keys.ts";
import { addAuditCompareCommand } from "./audit-compare.ts";
import { addAuditKeyCommand } from "./audit-key.ts";
import { addAuditProveCommand } from "./audit-prove.ts";
import { addAuditExportCommand, addAuditListCommand } from "./audit-read.ts";
import {
  addLocationOptions,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  printJson,
  readBytes,
} from "./options.ts";

interface VerifyOptions extends LocationOptions, Spoken {
  readonly heads?: string;
  readonly publicKey?: readonly string[];
  readonly witness?: readonly string[];
  readonly json?: boolean;
}

export function addAuditCommand(program: Command): void {
  const audit = program.command("audit").description({ en: "the audit", zh: "审计" });
  addAuditListCommand(audit);
  addAuditExportCommand(audit);
  addAuditProveCommand(audit);
  addAuditKeyCommand(audit);
  addAuditCompareCommand(audit);
  const command = addLocationOptions(audit.command("verify"))
    .description({
      en: "name every entry that was changed, removed, added, cut off or rewritten; exit code 1 if there is one",
      zh: "指出每条被改动、删除、添加、截去或重写的记录；有则退出码为 1",
    })
    .option("--heads <file>", {
      en: "signed heads (default: DATA/audit-heads.ndjson; better, your own copy of it)",
      zh: "已签名的链头（默认：数据文件夹下的 audit-heads.ndjson；最好用自己的副本）",
    })
    .option("--public-key <file...>", {
      en: "public key of the signed heads, and former ones (default: KEYS/audit.pub; better, your own copy of it)",
      zh: "验证链头签名的公钥，以及以前用过的（默认：密钥文件夹下的 audit.pub；最好用自己的副本）",
    })
    .option("--witness <url...>", {
      en: "witnesses: what they have signed has to be there, too",
      zh: "见证人的地址：它们联署过的内容也必须都在",
    })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(async (options: VerifyOptions) => {
      const { language } = options;
      const { data, keys } = machineLocationOf(options);
      // None were written yet where the platform keeps them; those that somebody names must be there.
      if (options.heads !== undefined) readBytes(options.heads);
      const heads = readAuditHeads(options.heads ?? auditHeadsFile(data));
      requirePlatform(data);
      const publicKeys = options.publicKey?.map(readPublicKey) ?? [await ownPublicKey(data, keys)];
      const witnesses = await headsAtWitnesses(data, options.witness ?? []);
      const known = witnesses.map(({ head }) => head);
      const report = await verifyData(data, [...heads, ...known], publicKeys);
      if (options.json) printJson(forPrograms(report, witnesses));
      else {
        const sentences = [...witnesses.map(witnessSentence), ...auditSentences(report)];
        for (const sentence of sentences) console.log(sentence[language]);
      }
      if (report.problems.length > 0) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      [
        { en: "All of it, while a server runs or not", zh: "全部审计，服务器运行与否都可以" },
        "shiming audit verify",
      ],
      [
        { en: "As an auditor, with copies of your own", zh: "审计员用自己的副本" },
        "shiming audit verify --heads copy/audit-heads.ndjson --public-key copy/audit.pub",
      ],
      [
        { en: "Against what a witness has seen", zh: "与见证人所见核对" },
        "shiming audit verify --witness https://witness.example.org --public-key copy/audit.pub",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: {
      en: "an entry was changed, removed, added, cut off or rewritten",
      zh: "有记录被改动、删除、添加、截去或重写",
    },
  });
}

interface WitnessedHead {
  readonly url: string;
  readonly head: SignedTreeHead;
}

/** @throws Sentence where one does not know the log */
async function headsAtWitnesses(data: string, urls: readonly string[]): Promise<readonly WitnessedHead[]> {
  if (urls.length === 0) return [];
  const log = (await auditDataOf(data)).openLog();
  try {
    const head = await log.head();
    if (!head)
      throw new Sentence({ en: "The log has signed no checkpoint yet.", zh: "日志尚未签名任何检查点。" });
    const { origin } = treeHeadOf(head);
    return await Promise.all(urls.map(async (url) => ({ url, head: await headAtWitness(url, origin) })));
  } finally {
    await log.close();
  }
}

async function verifyData(
  data: string,
  heads: readonly SignedHead[],
  publicKeys: readonly KeyObject[],
): Promise<AuditReport> {
  const read = await auditDataOf(data);
  const log = read.openLog();
  const progress = progressOn(process.stderr);
  try {
    const evidence = {
      ...{ heads, publicKeys, stored: await log.head() },
      leafTile: (index: number) => log.tile(0, index),
    };
    return await verifyAudit(read.entries(), evidence, progress.show);
  } finally {
    progress.clear();
    await log.close();
  }
}

function forPrograms(
  { entries, signedHeads, givenUp, problems }: AuditReport,
  witnesses: readonly WitnessedHead[],
) {
  return {
    entries,
    signed_heads: signedHeads,
    witnesses: witnesses.map(({ url, head: { seq, at } }) => ({
      url,
      cosigned_entries: seq,
      cosigned_at: at,
    })),
    given_up: givenUp.map(({ seq, lastSeq, at }) => ({ seq, last_seq: lastSeq, at })),
    problems: problems.map((found) => ({
      problem: found.problem,
      seq: found.seq,
      ...("lastSeq" in found && { last_seq: found.lastSeq }),
    })),
  };
}

/** @throws Sentence when the data belongs to another: every head would look forged */
async function ownPublicKey(data: string, keys: string): Promise<KeyObject> {
  const publicKey = readPublicKey(join(keys, "audit.pub"));
  const { name, fingerprint } = fingerprintOfKeyPair("audit", publicKey);
  const read = await auditDataOf(data);
  const own = (await read.keys()).find((key) => key.name === name);
  if (own && own.fingerprint !== fingerprint) throw new Sentence(faultSentence([{ name, fault: "another" }]));
  return publicKey;
}
