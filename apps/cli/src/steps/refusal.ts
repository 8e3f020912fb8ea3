/** An error of the wire, told to a developer: what it says, whose fault it is, and what to do. */
import { errors, type Fault, isErrcode } from "@shiming/wire";
import type { Language } from "../language.ts";
import { printable } from "../printable.ts";
import { style } from "../style.ts";

export interface Refusal {
  readonly errcode: number;
  readonly errmsg: string;
}

/** The error that an answer is, or `undefined`. Answers of the token endpoints have no `errcode` unless they failed. */
export function refusalIn({ errcode, errmsg }: Record<string, unknown>): Refusal | undefined {
  if (errcode === undefined || errcode === 0) return undefined;
  return { errcode: Number(errcode), errmsg: typeof errmsg === "string" ? errmsg : "" };
}

const LONGEST_ERRMSG = 500;

const TEXTS = {
  en: {
    fault: "whose fault",
    advice: "what to do ",
    again: "try again  ",
    caller: "the calling program's",
    user: "the user's",
    platform: "the platform's",
    retryable: "yes: the same request may succeed within a minute",
    final: "no: the same request will be refused again",
    unknown: "unknown: the platform is newer than this command",
  },
  zh: {
    fault: "责任方",
    advice: "怎么办",
    again: "可重发",
    caller: "调用方程序",
    user: "用户",
    platform: "平台",
    retryable: "是：同一请求一分钟内可能成功",
    final: "否：同一请求仍会被拒绝",
    unknown: "未知：平台比本命令新",
  },
} as const satisfies Record<Language, Record<Fault, string> & Record<string, string>>;

/** Tells it, on standard output as JSON or on standard error in words, and ends the command with 1. */
export function reportRefusal(refusal: Refusal, language: Language, json: boolean | undefined): void {
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ ...refusal, ...explanationOf(refusal.errcode, language) }));
  else console.error(wordsOf(refusal, language));
}

function explanationOf(errcode: number, language: Language) {
  if (!isErrcode(errcode)) return {};
  const { fault, retryable, advice } = errors[errcode];
  return { fault, retryable, advice: advice[language] };
}

function wordsOf({ errcode, errmsg }: Refusal, language: Language): string {
  const texts = TEXTS[language];
  const { fault, advice, retryable } = explanationOf(errcode, language);
  const facts = fault
    ? [
        `${texts.fault}  ${texts[fault]}`,
        `${texts.advice}  ${advice}`,
        `${texts.again}  ${retryable ? texts.retryable : texts.final}`,
      ]
    : [`${texts.fault}  ${texts.unknown}`];
  const head = style(["red", "bold"], `${errcode} ${withoutAdvice(errcode, errmsg)}`, process.stderr);
  return [head, ...facts.map((fact) => `  ${fact}`)].join("\n");
}

/** A platform's hint is often the advice of the table, which is told below. Nothing in it may steer the terminal. */
function withoutAdvice(errcode: number, errmsg: string): string {
  const said = printable(errmsg.slice(0, LONGEST_ERRMSG));
  return isErrcode(errcode) ? said.replace(` hint: ${errors[errcode].advice.en}`, "") : said;
}
