/** That the data belongs to the keys at hand: looked at whenever it is opened, and by `/readyz`. */
import {
  type CommandLine,
  type ForeignKey,
  foreignKeysAmong,
  rememberKeys,
  type Stores,
} from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { Sentence } from "../sentence.ts";
import type { PlatformKeys } from "./platform-keys.ts";

type Register = Pick<Stores, "keyRegister">;

/** @throws Sentence that names each key which is not the one; nothing is changed then */
export async function requireOwnKeys(
  { fingerprints }: Pick<PlatformKeys, "fingerprints">,
  { keyRegister }: Register,
  actor: CommandLine,
  at: Date,
): Promise<void> {
  const foreign = await foreignKeysAmong(fingerprints, keyRegister);
  if (foreign.length > 0) throw new Sentence(faultSentence(foreign));
  await rememberKeys(fingerprints, { kind: "keys_remembered", actor }, keyRegister, at);
}

/** The same of a running server, for strangers to read: which key, and nothing of where it lies. */
export async function findForeignKey(
  load: () => Promise<Pick<PlatformKeys, "fingerprints">>,
  { keyRegister }: Register,
): Promise<Text | undefined> {
  let atHand: Pick<PlatformKeys, "fingerprints">;
  try {
    atHand = await load();
  } catch {
    return {
      en: "the folder of the keys lacks a key or cannot be read: a restart would fail",
      zh: "密钥目录缺少密钥或无法读取：重新启动会失败",
    };
  }
  const foreign = await foreignKeysAmong(atHand.fingerprints, keyRegister);
  const names = foreign.map(({ name }) => name).join(", ");
  return names === ""
    ? undefined
    : {
        en: `the data belongs to other keys than the folder of the keys has: ${names}`,
        zh: `数据所用的密钥与密钥目录中的不同：${names}`,
      };
}

/** All of them at once: whoever has another folder has several. */
export function faultSentence(foreign: readonly ForeignKey[]): Text {
  const missing = foreign.filter(({ fault }) => fault === "missing").map(fileOf);
  const another = foreign.filter(({ fault }) => fault === "another").map(fileOf);
  if (another.length === 0) {
    const [is, them] = missing.length === 1 ? ["is", "it"] : ["are", "them"];
    return {
      en: `${missing.join(", ")} ${is} missing, and the data needs ${them}: restore ${them} from the backup; a new one cannot replace ${them}.`,
      zh: `缺少 ${missing.join("、")}，而数据离不开它：请从备份恢复；新生成的不能代替它。`,
    };
  }
  const all = [...another, ...missing];
  return {
    en: `${all.join(", ")} ${all.length === 1 ? "is not the one" : "are not the ones"} that the data belongs to: bring back the right folder of keys, or read "shiming keys accept --help".`,
    zh: `${all.join("、")} 不是数据所属的密钥：请恢复正确的密钥目录，或查看“shiming keys accept --help”。`,
  };
}

function fileOf({ name }: ForeignKey): string {
  return FILES[name] ?? `${name}.key`;
}

const FILES: Readonly<Record<string, string>> = {
  pepper: "pepper.key",
  audit: "audit.pem",
};
