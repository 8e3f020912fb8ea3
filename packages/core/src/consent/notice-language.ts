/** What a notice's words consist of, in which languages. */
import type { Item } from "../disclosure/item.ts";

export const NOTICE_LANGUAGES = ["zh-CN", "en"] as const;

/** BCP 47. */
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

export interface Wording {
  readonly version: string;
  readonly language: NoticeLanguage;
  /** What is handed over. */
  readonly items: readonly string[];
  readonly method: string;
  readonly withdrawal: string;
  /** Absent in the first version, 2026-11-1. */
  readonly privacyNotice?: readonly string[];
}

/** What every notice of a kind says, whatever is asked for. */
export type Words = Omit<Wording, "items" | "version" | "language">;

export type NamedItem = Exclude<Item, `age_over_${number}`>;

/** The words of what is asked for; ages have theirs by their number. */
export type ItemWords = Readonly<Record<NoticeLanguage, Readonly<Record<NamedItem, string>>>>;
