import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type AuditProblem, verifyAudit } from "@shiming/core";
import { readSqliteAudit } from "@shiming/store";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { auditHeadsFile, readAuditHeads } from "../server/audit-heads.ts";
import {
  addLocationOptions,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  locationOf,
  readBytes,
  readInput,
} from "./options.ts";

interface VerifyOptions extends LocationOptions {
  readonly heads?: string;
  readonly publicKey?: string;
  readonly json?: boolean;
}

const MEANING: Record<AuditProblem["problem"], string> = {
  changed: "was changed",
  missing: "is missing",
  reordered: "stands in another place than it was written to",
  cut: "was cut off: a signed head knows it",
  rewritten: "or one before it was written anew: a signed head knows another",
  head_forged: "has a head with a wrong signature",
};

export function addAuditCommand(program: Command): void {
  const audit = program.command("audit").description("the audit chain");
  const command = addLocationOptions(audit.command("verify"))
    .description("name every entry that was changed, removed, moved or cut off; exit code 1 if there is one")
    .option("--heads <file>", "signed heads (default: DATA/audit-heads.ndjson; better, your own copy of it)")
    .option(
      "--public-key <file>",
      "key of the signed heads (default: KEYS/audit.pub; better, your own copy of it)",
    )
    .option("--json", "print JSON")
    .action(async (options: VerifyOptions) => {
      const { data, keys } = locationOf(options);
      // None were written yet where the platform keeps them; those that somebody names must be there.
      if (options.heads !== undefined) readBytes(options.heads);
      const heads = readAuditHeads(options.heads ?? auditHeadsFile(data));
      if (!existsSync(join(data, "shiming.db"))) throw new Sentence(`There is no platform in ${data}.`);
      const publicKey = readPublicKey(options.publicKey ?? join(keys, "audit.pub"));
      const report = await verifyAudit(readSqliteAudit(data), heads, publicKey);
      if (options.json) console.log(JSON.stringify(report));
      else printReport(report.entries, report.signedHeads, report.problems);
      if (report.problems.length > 0) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      ["The chain, while a server runs or not", "shiming audit verify"],
      [
        "As an auditor, with copies of your own",
        "shiming audit verify --heads copy/audit-heads.ndjson --public-key copy/audit.pub",
      ],
    ],
    environment: LOCATION_ENVIRONMENT,
    failure: "an entry was changed, removed, moved or cut off",
  });
}

function readPublicKey(file: string): KeyObject {
  const pem = readInput(file);
  try {
    return createPublicKey(pem);
  } catch {
    return usage(`${file} is no public key in PEM.`);
  }
}

function printReport(entries: number, heads: number, problems: readonly AuditProblem[]): void {
  for (const found of problems) {
    const last = "lastSeq" in found && found.lastSeq !== found.seq ? ` to ${found.lastSeq}` : "";
    console.log(`entry ${found.seq}${last} ${MEANING[found.problem]}`);
  }
  console.log(`${entries} entries, ${heads} signed heads, ${problems.length} problems`);
}
