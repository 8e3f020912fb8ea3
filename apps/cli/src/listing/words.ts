/** Words for what lists show, in both languages. */
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";

const YES_NO: Readonly<Record<"yes" | "no", Text>> = {
  yes: { en: "yes", zh: "有" },
  no: { en: "no", zh: "无" },
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
