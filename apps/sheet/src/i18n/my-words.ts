/** What "my authorizations" says besides. */
import { myEn } from "./my-en.ts";
import { myZhCN } from "./my-zh-CN.ts";
import { rightsEn } from "./rights-en.ts";
import { rightsZhCN } from "./rights-zh-CN.ts";

export const myWords = { "zh-CN": { ...myZhCN, ...rightsZhCN }, en: { ...myEn, ...rightsEn } };
