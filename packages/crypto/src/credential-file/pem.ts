/** PEM (RFC 7468), as it is found: with or without its line breaks, its marks, and what stood around it. */
import { derElements, derLength } from "./der.ts";
import { withoutLostEscapes, withoutMargins } from "./lines.ts";

export interface PemBlock {
  /** Between `BEGIN` and the hyphens; empty where there is no such line. Others than those that wrote it may have. */
  readonly label: string;
  /** Everything up to the next mark. */
  readonly body: string;
}

const MARK = /^[ _]?(BEGIN|END)([A-Z0-9 _]*)$/i;

/** The blocks of a text, in their order. A text without any mark is one block without a label. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const parts = text.split(/(-{2,})/);
  const marks = parts.flatMap((part, at) => {
    const [, edge, label = ""] = MARK.exec(part) ?? [];
    const isBetweenHyphens = at > 0 && at < parts.length - 1;
    return edge && isBetweenHyphens
      ? { at, edge: edge.toUpperCase(), label: label.replaceAll("_", " ").trim().toUpperCase() }
      : [];
  });
  const bodyBetween = (before: number, after: number) => parts.slice(before + 2, after - 1).join("");
  const blocks = marks.flatMap(({ at, edge, label }, index): PemBlock[] => {
    const next = marks[index + 1]?.at ?? parts.length + 1;
    if (edge === "BEGIN") return [{ label, body: bodyBetween(at, next) }];
    // The line above the first one was lost.
    return index === 0 ? [{ label, body: bodyBetween(-2, at) }] : [];
  });
  return blocks.length > 0 ? blocks : [{ label: "", body: text }];
}

/** What a body says in base64: whole DER, or something else; `undefined` if it is not base64. */
export function bodyBytes(body: string): Buffer | undefined {
  const readings = [
    body,
    withPlusForSpace(body),
    ...withoutLostEscapes(body),
    withoutHeaders(body),
    withoutMargins(body),
  ].flatMap((reading) => decodeBase64(reading) ?? []);
  return readings.find(isWholeDer) ?? readings[0];
}

/** Whether all of it is DER, a sequence first. Line ends behind it are no part of it. */
export function isWholeDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && derElements(bytes) !== undefined;
}

/** Whether it begins as DER does that had more bytes once. */
export function isCutShort(bytes: Buffer): boolean {
  const length = bytes[0] === 0x30 ? derLength(bytes) : undefined;
  return length !== undefined && length.whole > bytes.length;
}

/** White space, quotation marks of mails and programs, and what joins lines in a program. */
function decodeBase64(body: string): Buffer | undefined {
  const text = body
    .replace(/["'`][ \t]{0,8}[+.&]?[ \t]{0,8}(?:\r?\n|$)/g, "\n")
    .replace(/\s+|["'`,;>|#\\]/g, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, "base64") : undefined;
}

/** A form that was decoded once too often makes a space of each plus. */
function withPlusForSpace(body: string): string {
  return body.trim().replaceAll(" ", "+");
}

/** `Comment: …` and the like (RFC 1421), which end with an empty line. */
function withoutHeaders(body: string): string {
  return body.replace(/^\s{0,8}(?:[A-Za-z-]{1,40}: [^\n]{0,200}\n){1,20}\r?\n/, "");
}

/** DER in hex, with whatever between its bytes: `30 82 04 …`, `30:82:04:…`. */
export function hexBytes(body: string): Buffer | undefined {
  const digits = body.replaceAll(/0x|[\s:,]/g, "");
  const bytes = /^30[0-9a-f]+$/i.test(digits) ? Buffer.from(digits, "hex") : undefined;
  return bytes && isWholeDer(bytes) ? bytes : undefined;
}

/** The long runs of base64 in a text, as constants in a program, lines of settings and data of a secret have them. */
export function base64In(text: string): readonly Buffer[] {
  return (text.match(/[A-Za-z0-9+/]{200,}={0,2}/g) ?? []).flatMap((run) => bodyBytes(run) ?? []);
}

/** PEM as everybody reads it. @param headers with the empty line after them */
export function pem(label: string, der: Buffer, headers = ""): string {
  const lines = der
    .toString("base64")
    .match(/.{1,64}/g)
    ?.join("\n");
  return `-----BEGIN ${label}-----\n${headers}${lines}\n-----END ${label}-----\n`;
}
