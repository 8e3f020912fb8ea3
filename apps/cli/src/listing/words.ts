/** Words for what lists show, in both languages. */
import type { CertificateState, RealnameAccess } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";

const YES_NO: Readonly<Record<"yes" | "no", Text>> = {
  yes: { en: "yes", zh: "有" },
  no: { en: "no", zh: "无" },
};

export const ACCESS_STATES: Readonly<Record<RealnameAccess["state"], Text>> = {
  none: { en: "not opened", zh: "未开通" },
  approved: { en: "open", zh: "已开通" },
  suspended: { en: "suspended", zh: "已暂停" },
  ended: { en: "ended", zh: "已终止" },
};

export const CERTIFICATE_STATES: Readonly<Record<CertificateState, Text>> = {
  valid: { en: "valid", zh: "有效" },
  superseded: { en: "superseded, works until", zh: "已被更新，可用至" },
  retired: { en: "superseded, over since", zh: "已被更新，失效于" },
  expired: { en: "expired", zh: "已过期" },
  not_yet_valid: { en: "not yet valid", zh: "尚未生效" },
  revoked: { en: "revoked", zh: "已吊销" },
};

export const DOCUMENTS: Readonly<Record<string, Text>> = {
  resident_id_card: { en: "resident ID card", zh: "居民身份证" },
  passport: { en: "passport", zh: "护照" },
  other: { en: "another document", zh: "其他证件" },
};

const SHANGHAI_MS = 8 * 3_600_000;

/** To the minute, as the clock on the wall has it in Asia/Shanghai (UTC+8). @param at ISO 8601, or nothing */
export function timeText(at: string | null): string {
  return at === null ? "" : shanghai(at).slice(0, 16);
}

/** To the second. */
export function secondText(at: string): string {
  return shanghai(at).slice(0, 19);
}

export function dateText(at: string): string {
  return shanghai(at).slice(0, 10);
}

function shanghai(at: string): string {
  return new Date(Date.parse(at) + SHANGHAI_MS).toISOString().replace("T", " ");
}

export function yesNo(is: boolean, language: Language): string {
  return YES_NO[is ? "yes" : "no"][language];
}
