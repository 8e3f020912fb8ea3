import { type Mistake, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { type Reading, readAsMeant } from "./reading.ts";

const WELL_FORMED = /^[0-9]{8,10}$/;

/** Each undoes one way of writing a merchant number. */
const readings: readonly Reading[] = [
  ["mch_id_python_bytes", /^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  ["mch_id_quoted", /^(?:(["'`]).*\1|“.*”)$/s, (text) => text.slice(1, -1)],
  ["mch_id_named", /^\s*mch_?id\s*[=:]/i, (text) => text.replace(/^[^=:]*[=:]/, "")],
  ["mch_id_full_width", /[\uff10-\uff19]/, (text) => text.normalize("NFKC")],
  ["mch_id_spaces", /[\s\u200b\ufeff\0]/, (text) => text.replaceAll(/[\s\u200b\ufeff\0]/g, "")],
  ["mch_id_separators", /^[0-9]{1,3}(?:[,.'_-][0-9]{3,4})+$/, (text) => text.replaceAll(/[^0-9]/g, "")],
  ["mch_id_separators", /^[0-9]+\.0+$/, (text) => text.replace(/\.0+$/, "")],
];

/** What is wrong with a `mch_id` that is not a string of 8 to 10 digits, and what it should be, where that can be told. */
export function diagnoseMchId(sent: unknown): Mistake | undefined {
  if (typeof sent === "number")
    return WELL_FORMED.test(String(sent)) ? mistake("mch_id_number", String(sent)) : undefined;
  if (typeof sent !== "string" || sent.length > 200) return undefined;
  if (/^wx[0-9a-f]{16}$/i.test(sent.trim())) return mistake("mch_id_appid");
  if (isPlaceholder(sent)) return mistake("mch_id_placeholder");
  const { text, word } = readAsMeant(sent, readings);
  return word && WELL_FORMED.test(text) ? mistake(word, text) : undefined;
}
