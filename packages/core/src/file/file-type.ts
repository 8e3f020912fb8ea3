import { Buffer } from "node:buffer";
import type { FileType } from "./stored-file.ts";

const ascii = (text: string) => Buffer.from(text, "latin1");
const PDF_WITHIN = 1024;

/** Told from the first bytes: ISO 32000 allows a PDF some before its header, JPEG and PNG begin with theirs. */
export function fileTypeOf(content: Uint8Array): FileType {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, PDF_WITHIN));
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return "image/png";
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  return head.subarray(0, 5).equals(ascii("%PDF-")) || isLatePdf(head) ? "application/pdf" : "other";
}

/** Behind a byte order mark or line ends alone: anything else could be read as another type. */
function isLatePdf(head: Buffer): boolean {
  const start = head.indexOf("%PDF-", 0, "latin1");
  return (
    start > 0 && head.subarray(0, start).every((byte) => [0xef, 0xbb, 0xbf, 0x0a, 0x0d, 0x20].includes(byte))
  );
}
