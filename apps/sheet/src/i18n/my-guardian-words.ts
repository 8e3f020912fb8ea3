/** What the page says otherwise where a guardian looks at it: loaded only then. */
import { myGuardianEn } from "./my-guardian-en.ts";
import { myGuardianZhCN } from "./my-guardian-zh-CN.ts";

export const myGuardianWords = { "zh-CN": myGuardianZhCN, en: myGuardianEn };
