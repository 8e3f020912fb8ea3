/** Answers of the platform as objects, or the error that they stand for. */
import { decodeName } from "@shiming/crypto";
import { SUCCESS } from "@shiming/wire";
import { platformError, RealnameError } from "../error/realname-error.ts";
import type { HttpAnswer } from "./transport.ts";

export type AnswerObject = Readonly<Record<string, unknown>>;

/**
 * A successful answer, whatever else it has; `errcode` may be absent, as in those that carry an access token. What the
 * content type says is not believed: servers say many things of the same bytes.
 *
 * @throws RealnameError the platform's refusal, or `answer_malformed`
 */
export function parseAnswer(answer: HttpAnswer): AnswerObject {
  const object = parseObject(textOf(answer));
  const { errcode = SUCCESS.errcode } = object;
  if (errcode === SUCCESS.errcode) return object;
  throw Number.isSafeInteger(errcode) ? platformError(errcode as number) : malformed();
}

/** @throws RealnameError `answer_malformed` unless the value is a text of at least one character */
export function requireText(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw malformed();
}

export function malformed(): RealnameError {
  return new RealnameError("answer_malformed");
}

function parseObject(text: string): AnswerObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the answer.
    throw malformed();
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed();
  return value as AnswerObject;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** UTF-8, with or without byte order mark; GBK only where it is said to be, and the bytes are no UTF-8. */
function textOf({ bytes, contentType }: HttpAnswer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return /charset="?gb/i.test(contentType) ? gbkTextOf(bytes) : "";
  }
}

function gbkTextOf(bytes: Buffer): string {
  try {
    return decodeName(bytes);
  } catch {
    return "";
  }
}
