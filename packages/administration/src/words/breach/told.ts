import type { Text } from "@shiming/crypto";
import { itemWords } from "../items.ts";

/** Nothing was handed over, but something was told. */
const RESULT: Text = {
  zh: "核验结果（对方所持的姓名和身份证号是否为本人的）",
  en: "result of a verification (whether the name and ID card number that they hold are the person's)",
};

/** What was told of a person, in words of a report. */
export const toldWords = (item: string): Text => (item === "verification" ? RESULT : itemWords(item));

const OFFSET_MS = 8 * 3_600_000;

/** A time as it stands in a report, in Asia/Shanghai: `2026-11-28 23:01:08`. */
export const toldTime = (at: string): string =>
  new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
