/** What citizens are told in English, beside the Chinese: given whole, or not at all. */
import type { UseTexts } from "@shiming/core";
import { usage } from "../sentence.ts";

export interface EnglishOptions {
  readonly purposeEn?: string;
  readonly legalBasisEn?: string;
  readonly retentionEn?: string;
}

export function englishTexts({ purposeEn, legalBasisEn, retentionEn }: EnglishOptions): {
  readonly english?: UseTexts;
} {
  const given = [purposeEn, legalBasisEn, retentionEn].filter((text) => text !== undefined);
  if (given.length === 0) return {};
  if (purposeEn === undefined || legalBasisEn === undefined || retentionEn === undefined) {
    return usage({
      en: "--purpose-en, --legal-basis-en and --retention-en belong together.",
      zh: "--purpose-en、--legal-basis-en 和 --retention-en 须一起填写。",
    });
  }
  return { english: { purpose: purposeEn, legalBasis: legalBasisEn, retention: retentionEn } };
}
