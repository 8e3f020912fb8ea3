import type { Text } from "../text.ts";
import { accessTokenTexts } from "./access-token-texts.ts";
import { authTokenTexts } from "./auth-token-texts.ts";
import { bodyTexts } from "./body-texts.ts";
import { fieldTexts } from "./field-texts.ts";
import { serialTexts } from "./serial-texts.ts";
import { signatureTexts } from "./signature-texts.ts";
import { verificationCodeTexts } from "./verification-code-texts.ts";
import { verificationFieldTexts } from "./verification-field-texts.ts";

const texts = {
  ...accessTokenTexts,
  ...bodyTexts,
  ...serialTexts,
  ...fieldTexts,
  ...signatureTexts,
  ...authTokenTexts,
  ...verificationFieldTexts,
  ...verificationCodeTexts,
};

/** Names a mistake for programs and logs; a word never changes its meaning. */
export type MistakeWord = keyof typeof texts;

/** What a developer got wrong: what was seen, and what to do, in a sentence without its full stop. No personal data. */
export interface Mistake extends Text {
  readonly word: MistakeWord;
  /** What should have been sent, where that can be told. */
  readonly instead?: string;
}

export function mistake(word: MistakeWord, instead?: string): Mistake {
  const { en, zh } = texts[word];
  const filled = (text: string) => text.replace("{}", () => instead ?? "");
  return { word, en: filled(en), zh: filled(zh), ...(instead === undefined ? {} : { instead }) };
}
