/** `audit key`: what an auditor and a witness have to know of the log. */
import { join } from "node:path";
import { treeHeadOf } from "@shiming/core";
import { formatVerifierKey } from "@shiming/transparency";
import { auditDataOf } from "../audit/data.ts";
import { readPublicKey } from "../audit/public-key.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { Sentence } from "../sentence.ts";
import {
  addLocationOptions,
  JSON_OPTION,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  machineLocationOf,
  printJson,
} from "./options.ts";

interface KeyOptions extends LocationOptions {
  readonly publicKey?: string;
  readonly json?: boolean;
}

export function addAuditKeyCommand(audit: Command): void {
  const command = addLocationOptions(audit.command("key"))
    .description({
      en: "print the verifier key of the log, which its witnesses and auditors need",
      zh: "打印日志的验证公钥，交给见证人和审计员",
    })
    .option("--public-key <file>", {
      en: "public key of the log (default: KEYS/audit.pub)",
      zh: "日志的公钥（默认：密钥文件夹下的 audit.pub）",
    })
    .option("--json", JSON_OPTION)
    .action(async (options: KeyOptions) => {
      const { data, keys } = machineLocationOf(options);
      const publicKey = readPublicKey(options.publicKey ?? join(keys, "audit.pub"));
      const origin = await originOf(data);
      const verifierKey = formatVerifierKey(origin, publicKey);
      if (options.json) printJson({ origin, verifier_key: verifierKey });
      else console.log(verifierKey);
    });
  manual(command, {
    examples: [[{ en: "For a witness", zh: "交给见证人" }, "shiming audit key"]],
    environment: LOCATION_ENVIRONMENT,
    failure: { en: "the log has signed no checkpoint yet", zh: "日志尚未签名任何检查点" },
  });
}

async function originOf(data: string): Promise<string> {
  const log = (await auditDataOf(data)).openLog();
  try {
    const head = await log.head();
    if (head) return treeHeadOf(head).origin;
  } finally {
    await log.close();
  }
  throw new Sentence({
    en: "The log has signed no checkpoint yet: a running server signs the first within a second.",
    zh: "日志尚未签名任何检查点：运行中的服务器会在一秒内签名。",
  });
}
