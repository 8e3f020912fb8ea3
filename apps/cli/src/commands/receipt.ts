/** `receipt verify`: whether a person's receipt holds, by the file and a key that the reader has from elsewhere. */
import { createPublicKey, type KeyObject } from "node:crypto";
import type { Text } from "@shiming/crypto";
import { type CheckedReceipt, checkReceipt, type ReceiptFault, type ReceiptStory } from "@shiming/receipt";
import { formatVerifierKey } from "@shiming/transparency";
import type { Language, Spoken } from "../language.ts";
import { facts } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { JSON_OPTION, printJson, readInput } from "./options.ts";

interface VerifyOptions extends Spoken {
  readonly logKey?: string;
  readonly json?: boolean;
}

export function addReceiptCommand(program: Command): void {
  const receipt = program.command("receipt").description({ en: "receipts of consents", zh: "授权回执" });
  const command = receipt
    .command("verify")
    .description({
      en: "check a receipt: signature, notice, and that the log has all that it tells of; exit code 1 if it does not hold",
      zh: "核验授权回执：签名、告知文本，以及所述事项是否都在日志中；无效则退出码为 1",
    })
    .argument("<file>", { en: "the receipt; - for standard input", zh: "回执文件；- 表示标准输入" })
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
          "Nothing is asked of the platform. What has to be trusted is its key, which you keep from the day you got the receipt, or have from an " +
          "auditor: the receipt names its key too, but whoever forges a receipt names another. Without --log-key it is not said to be valid.",
        zh:
          "核验时不联系平台。需要信任的只有平台的公钥：请在拿到回执时一并保存，或向审计员索取。回执里也写有公钥，但伪造者可以写上别的；" +
          "没有 --log-key，本命令不会判定回执有效。",
      },
    ],
    examples: [
      [
        { en: "With the key that was kept beside it", zh: "用当时一并保存的公钥" },
        "shiming receipt verify receipt.jws --log-key log-key.txt",
      ],
    ],
    failure: { en: "the receipt does not hold, or no key was given", zh: "回执无效，或没有给出公钥" },
  });
}

async function verify(file: string, { logKey, json, language }: VerifyOptions): Promise<void> {
  const text = readInput(file);
  const checked = await checkReceipt(text, logKey === undefined ? [] : await keysIn(readInput(logKey), text));
  if (json) printJson(forPrograms(checked));
  else for (const line of linesOf(checked, logKey !== undefined, language)) console.log(line);
  if (checked.faults.length > 0) process.exitCode = 1;
}

/** A verifier key as it is; a public key in PEM under the name of the log that the receipt tells: one key signs for one log. */
async function keysIn(text: string, receipt: string): Promise<readonly string[]> {
  if (!text.includes("-----BEGIN")) return text.split("\n").filter((line) => line.trim() !== "");
  const { story } = await checkReceipt(receipt, []);
  const name = story?.logKey.split("+")[0];
  return name ? [formatVerifierKey(name, publicKeyIn(text))] : [];
}

function publicKeyIn(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // told below
  }
  return usage({
    en: "The key is no Ed25519 public key in PEM.",
    zh: "该公钥不是 PEM 格式的 Ed25519 公钥。",
  });
}

const FAULTS: Readonly<Record<ReceiptFault, Text>> = {
  no_receipt: { en: "This is no receipt of a consent.", zh: "这不是授权回执。" },
  key_not_trusted: {
    en: "It was signed with another key than the one that was given.",
    zh: "签名所用的密钥不是给出的这一把。",
  },
  signature_wrong: {
    en: "The signature does not fit: it was changed, or another has signed it.",
    zh: "签名不符：文件被改动过，或不是由它签名的。",
  },
  notice_wrong: { en: "The notice is not the one that was shown.", zh: "告知文本与当时展示的不一致。" },
  proof_wrong: { en: "A proof does not fit that log.", zh: "日志证明与该日志不符。" },
  not_in_log: {
    en: "Something that it tells of is not in the log, or stands there otherwise.",
    zh: "所述事项有的不在日志中，或与日志记录不一致。",
  },
};

const NO_KEY = (logKey: string): Text => ({
  en: `Nobody vouches for its key: give the platform's by --log-key. The receipt names ${logKey}.`,
  zh: `没有可信的公钥：请用 --log-key 给出平台的公钥。回执写的是 ${logKey}。`,
});

function linesOf(
  { faults, story, entries }: CheckedReceipt,
  isKeyGiven: boolean,
  language: Language,
): string[] {
  const told = faults.map((fault) =>
    fault === "key_not_trusted" && !isKeyGiven ? NO_KEY(story?.logKey ?? "") : FAULTS[fault],
  );
  const lacksKeyAlone = !isKeyGiven && faults.join() === "key_not_trusted";
  const failed = lacksKeyAlone ? UNKNOWN : { en: "The receipt is not valid.", zh: "回执无效。" };
  const verdict = faults.length === 0 ? HOLDS : failed;
  const entryLines = entries.map(({ kind, at, number, logSize }): [string, string] => [
    kind,
    `${at} (${number}/${logSize})`,
  ]);
  return [
    verdict[language],
    ...told.map((text) => text[language]),
    ...(story ? ["", facts([...factsOf(story), ...entryLines])] : []),
  ];
}

const UNKNOWN: Text = {
  en: "Whether the receipt is valid cannot be said: it holds together, by a key that it brings along.",
  zh: "无法判断回执是否有效：它自身一致，但公钥是它自带的。",
};

const HOLDS: Text = {
  en: "The receipt is valid: signed by that key, and all that it tells is in its log.",
  zh: "回执有效：由该密钥签名，所述事项都在其日志中。",
};

function personOf({ host, userId, maskedName }: NonNullable<ReceiptStory["guardian"]>): string {
  return [host, userId, ...(maskedName === undefined ? [] : [`(${maskedName})`])].join(" ");
}

function factsOf(story: ReceiptStory): [string, string][] {
  const { notice } = story;
  return [
    ["recipient", `${notice.recipientName} (${notice.recipientContact})`],
    ["mini_program", `${notice.miniProgram} (${story.appid})`],
    ["items", story.items.join(" ")],
    ["purpose", notice.purpose],
    ["retention", notice.retention],
    ["operator", `${notice.operatorName} (${notice.operatorContact})`],
    ["account", personOf(story)],
    ...(story.guardian ? [["guardian", personOf(story.guardian)] as [string, string]] : []),
    ["consent_id", story.consentId],
    ["created_at", story.createdAt],
  ];
}

function forPrograms({ faults, story, entries }: CheckedReceipt) {
  return {
    valid: faults.length === 0,
    faults,
    log_key: story?.logKey ?? null,
    consent_id: story?.consentId ?? null,
    kind: story?.kind ?? null,
    appid: story?.appid ?? null,
    items: story?.items ?? [],
    user_id: story?.userId ?? null,
    guardian: story?.guardian?.userId ?? null,
    approved_at: story?.approvedAt ?? null,
    denied_at: story?.deniedAt ?? null,
    released_at: story?.releasedAt ?? null,
    withdrawn_at: story?.withdrawnAt ?? null,
    notice: story ? JSON.parse(story.noticeText) : null,
    entries: entries.map(({ kind, at, number, logSize }) => ({ kind, at, number, log_size: logSize })),
    proofs: story?.proofs ?? [],
  };
}
