/** The Message-ID of a mail, read without taking the mail apart. */
import { createHash } from "node:crypto";

/** A Message-ID is somebody's word: what cannot be one is made from the content instead. */
const MESSAGE_ID = /^[\x21-\x3b\x3d\x3f-\x7e]{3,400}$/;
const LONGEST_HEAD = 256 * 1024;

export function plainMessageId(written: string | undefined): string | undefined {
  const trimmed = written?.trim() ?? "";
  const id = trimmed.startsWith("<") && trimmed.endsWith(">") ? trimmed.slice(1, -1) : trimmed;
  return MESSAGE_ID.test(id) ? id : undefined;
}

/** The same for the same mail, however often it comes. */
export function messageIdIn(raw: Uint8Array): string {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LONGEST_HEAD)).toString(
    "latin1",
  );
  const lines =
    head
      .replace(/\r\n?/g, "\n")
      .split("\n\n", 1)[0]
      ?.replace(/\n[ \t]+/g, " ")
      .split("\n") ?? [];
  const line = lines.find((each) => /^message-id[ \t]*:/i.test(each));
  return plainMessageId(line?.slice(line.indexOf(":") + 1)) ?? idFromContent(raw);
}

const idFromContent = (raw: Uint8Array) =>
  `sha256-${createHash("sha256").update(raw).digest("hex")}@content.invalid`;
