/** A mail whose head lines are readable, and whose texts each pass a {@link CharsetDecoder}; nothing else of it is changed. */
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MimeNode, SplitterChunk } from "@zone-eu/mailsplit";
import { charsetOf, STATED } from "./charset.ts";

/** @throws Error for a mail with more parts, or a longer head, than any mail has */
export async function settleCharsets(raw: Uint8Array): Promise<Buffer> {
  const settle = new Transform({
    objectMode: true,
    transform(chunk: SplitterChunk, _encoding, done) {
      if (chunk.type === "node") settleNode(chunk);
      done(null, chunk);
    },
  });
  const { Joiner, Splitter } = await import("@zone-eu/mailsplit");
  const pieces: Buffer[] = [];
  await pipeline([Buffer.from(raw)], new Splitter(), settle, new Joiner(), async (source) => {
    for await (const piece of source) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

const TEXTS = new Set(["text/plain", "text/html"]);

function settleNode(node: MimeNode): void {
  const { headers } = node;
  if (!headers) return;
  for (const header of headers.getList()) {
    const line = readableLine(header.line);
    if (line === header.line) continue;
    header.line = line;
    headers.changed = true;
  }
  // "text" alone is no type: RFC 2045, 5.2 takes what cannot be told for plain text.
  const isBroken = node.contentType !== false && !node.contentType.includes("/");
  if (isBroken || (node.contentType === false && node.root)) node.setContentType("text/plain");
  if (node.contentType === false ? node.root : TEXTS.has(node.contentType))
    node.setCharset(STATED + (node.charset || ""));
}

/** @param line bytes as Latin 1; the same again */
function readableLine(line: string): string {
  return settleParameters(settleWords(settleBytes(line)));
}

/** Bytes that no head line should have. */
function settleBytes(line: string): string {
  if (!/[\x80-\xff]/.test(line)) return line;
  const bytes = Buffer.from(line, "latin1");
  const charset = charsetOf(bytes, "");
  return charset === undefined || charset === "utf-8"
    ? line
    : Buffer.from(new TextDecoder(charset).decode(bytes)).toString("latin1");
}

const WORD = /=\?([\w.:-]{1,60})(\*[\w-]{1,60})?\?([bq])\?([!->@-~]{0,998})\?=/gi;

/** RFC 2047. Words of one charset belong together: senders cut between the bytes of a character. */
function settleWords(line: string): string {
  const bytesOf = new Map<string, Buffer[]>();
  for (const [, charset = "", , encoding, content = ""] of line.matchAll(WORD)) {
    const before = bytesOf.get(charset);
    const bytes = bytesOfWord(encoding, content);
    // A line may have tens of thousands of words: none of them copies those before it.
    if (before) before.push(bytes);
    else bytesOf.set(charset, [bytes]);
  }
  const settled = new Map(
    [...bytesOf].map(([charset, bytes]) => [charset, charsetOf(Buffer.concat(bytes), charset) ?? charset]),
  );
  return line.replace(
    WORD,
    (_, charset: string, _language, encoding, content) =>
      `=?${settled.get(charset)}?${encoding}?${content}?=`,
  );
}

function bytesOfWord(encoding: string | undefined, content: string): Buffer {
  if (encoding?.toLowerCase() === "b") return Buffer.from(content, "base64");
  return bytesOfEscapes(content.replaceAll("_", " "), "=");
}

const PARAMETER = /([a-z]\*=[ \t]?"?)([\w.:-]{1,60})'([\w-]{0,40})'([!#-:<-~]{0,998})/gi;

/** RFC 2231, where a parameter stands in one piece. */
function settleParameters(line: string): string {
  return line.replace(
    PARAMETER,
    (_, before: string, charset: string, language: string, content: string) =>
      `${before}${charsetOf(bytesOfEscapes(content, "%"), charset) ?? charset}'${language}'${content}`,
  );
}

function bytesOfEscapes(text: string, sign: "=" | "%"): Buffer {
  const plain = text.replace(sign === "=" ? /=([0-9a-f]{2})/gi : /%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, "latin1");
}
