/** What the service provider says in a notice, in the language of the page if it was given in it. */
import type { Notice } from "@shiming/wire";

export interface NoticeTexts {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
  readonly necessity: string | undefined;
  readonly category: string;
  /** The page is in English, and these are not. */
  readonly isChineseOnly: boolean;
}

export function textsOf(notice: Notice, language: string): NoticeTexts {
  const english = language === "en" ? notice.english : undefined;
  const { purpose, legal_basis: legalBasis, retention, necessity } = english ?? notice;
  const names = english?.category_names ?? notice.category_names;
  const isChineseOnly = language === "en" && english === undefined;
  return { purpose, legalBasis, retention, necessity, category: names.join(" / "), isChineseOnly };
}
