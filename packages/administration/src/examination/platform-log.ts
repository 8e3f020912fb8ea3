/** A line of the platform's own log about a refused call: its code, what was found, and which call it was. */
import { errors, isErrcode, requestFields } from "@shiming/wire";
import { findBody } from "./captured-text.ts";
import { type Finding, text } from "./finding.ts";
import { printable, refused } from "./refused.ts";

/** What every line has, whatever it is about. */
const OF_EVERY_LINE = ["level", "time", "pid", "hostname", "msg", "errcode", "mistakes"];
const MOST_FIELDS = 12;

/** @returns `undefined` for what is none */
export function checkPlatformLog(captured: string): Finding | undefined {
  const line = findBody(captured);
  if (!line || typeof line.errcode !== "number" || line.errcode === 0 || line.msg === undefined)
    return undefined;
  if (Object.values(requestFields).some((name) => name !== requestFields.mchId && name in line))
    return undefined;
  const { finding } = refused("platform_log", { errcode: line.errcode, errmsg: textOf(line.errcode) });
  const words = Array.isArray(line.mistakes) ? line.mistakes.map(printable) : [];
  const facts = Object.entries(line)
    .filter(([name, value]) => !OF_EVERY_LINE.includes(name) && /^(?:string|number)$/.test(typeof value))
    .slice(0, MOST_FIELDS)
    .map(([name, value]) => `${printable(name)} ${printable(String(value))}`);
  const { en, zh } = finding.seen;
  const rest = facts.length > 0 ? `; ${facts.join(", ")}` : "";
  return {
    ...finding,
    seen: text(
      `${en}${words.length > 0 ? `; found: ${words.join(", ")}` : ""}${rest}`,
      `${zh}${words.length > 0 ? `；发现：${words.join("、")}` : ""}${rest.replace("; ", "；")}`,
    ),
    ...(words.length > 0 && { mistakes: words }),
  };
}

function textOf(errcode: number): string {
  return isErrcode(errcode) ? errors[errcode].errmsg : "";
}
