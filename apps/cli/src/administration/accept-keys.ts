/** The deliberate change of a key: what staff says against what the data remembers. */
import {
  type CommandLine,
  type ForeignKey,
  foreignKeysAmong,
  isPepper,
  KEK,
  PEPPER,
  rememberKeys,
} from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { Sentence } from "../sentence.ts";
import { headWriterOf } from "../server/audit-heads.ts";
import { openStores } from "../server/database.ts";
import { databaseUrl } from "../server/database-place.ts";
import { faultSentence } from "../server/own-keys.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import type { PlatformLocation } from "./location.ts";

export interface AcceptedKey {
  readonly name: string;
  /** What does not work any more from here on. */
  readonly lost: Text;
}

interface Acceptance {
  readonly names: readonly string[];
  /** Otherwise nothing is changed, and the sentence says what would be lost. */
  readonly isSure: boolean;
  readonly actor: CommandLine;
}

/** @throws Sentence unless exactly the keys that are wrong were named, by somebody who is sure; StoreUnavailable */
export async function acceptForeignKeys(
  { data, keys: folder }: PlatformLocation,
  { names, isSure, actor }: Acceptance,
  at: Date,
): Promise<readonly AcceptedKey[]> {
  const keys = await loadPlatformKeys(folder, data);
  const stores = await openStores(data, databaseUrl());
  try {
    const foreign = await foreignKeysAmong(keys.fingerprints, stores.keyRegister);
    requireNamed(names, foreign);
    const accepted = foreign.map((key) => ({ name: key.name, lost: lossOf(key) }));
    if (!isSure) throw unsure(accepted);
    await rememberKeys(keys.fingerprints, { kind: "keys_accepted", actor }, stores.keyRegister, at);
    // The first head by a new key of the audit: from here on it is the one that the audit is compared with.
    const isNewKey = names.includes("audit");
    await headWriterOf(stores, keys, data, { isNewKey }).write(at);
    return accepted;
  } finally {
    await stores.close();
  }
}

function requireNamed(names: readonly string[], foreign: readonly ForeignKey[]): void {
  const right = names.find((name) => !foreign.some((key) => key.name === name));
  if (right !== undefined) {
    throw new Sentence({
      en: `${right} is already the key of the data, or there is no such key: there is nothing to accept.`,
      zh: `${right} 就是数据所属的密钥，或者没有这个密钥：无需接受。`,
    });
  }
  const unnamed = foreign.filter(({ name }) => !names.includes(name));
  if (unnamed.length > 0) throw new Sentence(faultSentence(unnamed));
}

function unsure(accepted: readonly AcceptedKey[]): Sentence {
  const list = (language: keyof Text) =>
    accepted.map(({ name, lost }) => `${name}: ${lost[language]}`).join(" ");
  return new Sentence({
    en: `Nothing was changed; add --yes to accept this for good. ${list("en")}`,
    zh: `没有作任何改动；确认接受以下后果请加 --yes。${list("zh")}`,
  });
}

function lossOf({ name }: ForeignKey): Text {
  if (name.startsWith(KEK)) {
    return {
      en: "what was sealed with it can never be read again: set or import those identities anew.",
      zh: "用它密封的数据再也无法读取：请重新设置或导入这些身份信息。",
    };
  }
  return (
    LOSSES[kindOf(name)] ?? {
      en: "what it protected is lost.",
      zh: "它所保护的内容将丢失。",
    }
  );
}

function kindOf(name: string): string {
  if (name.startsWith("merchant-")) return "merchant";
  return isPepper(name) ? PEPPER : name;
}

const LOSSES: Readonly<Record<string, Text>> = {
  pepper: {
    en: "no password that was set under it works any more: set payment passwords anew; who signs in resets theirs by mail, unless the folder has no sign-in.key.",
    zh: "用它设置的密码都不再有效：请重新设置支付密码；登录用户可通过邮件重置密码（密钥目录中没有 sign-in.key 时除外）。",
  },
  "sign-in": {
    en: "nobody who has signed up is found by their address any more, and no second factor works: invite everybody anew.",
    zh: "无法再按邮箱找到已注册的人，所有第二因素也不再有效：请重新邀请所有人。",
  },
  audit: {
    en: "heads that were signed before verify only with the former audit.pub: keep it, and name both with --public-key.",
    zh: "此前签名的链头只能用原来的 audit.pub 验证：请保留它，并用 --public-key 同时指定两者。",
  },
  merchant: {
    en: "certificates that it has signed go on working here, but no list says any more which of them are revoked; whoever trusts it needs the new one too.",
    zh: "由它签发的证书在本平台仍然有效，但不再有列出其吊销情况的列表；信任它的一方还需信任新的 CA。",
  },
};
