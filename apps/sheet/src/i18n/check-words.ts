/** What the page that checks a receipt says besides: a receipt is told in the words of the list that it comes from. */
import { checkEn } from "./check-en.ts";
import { checkZhCN } from "./check-zh-CN.ts";
import { myWords } from "./my-words.ts";

export const checkWords = {
  "zh-CN": { ...myWords["zh-CN"], ...checkZhCN },
  en: { ...myWords.en, ...checkEn },
};
