/** What the sheet says besides. */
import { sheetEn } from "./sheet-en.ts";
import { sheetZhCN } from "./sheet-zh-CN.ts";

export const sheetWords = { "zh-CN": sheetZhCN, en: sheetEn };
