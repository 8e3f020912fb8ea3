/** What the page says otherwise where a guardian looks at it: loaded only then. */
import { sheetGuardianEn } from "./sheet-guardian-en.ts";
import { sheetGuardianZhCN } from "./sheet-guardian-zh-CN.ts";

export const sheetGuardianWords = { "zh-CN": sheetGuardianZhCN, en: sheetGuardianEn };
