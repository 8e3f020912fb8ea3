/** Who a mail is from and what it is about, read without taking its parts apart. */
import type { ReceivedHead } from "@shiming/core";
import { messageIdIn } from "./message-id.ts";

const LONGEST_HEAD = 256 * 1024;

/** Takes any bytes: what cannot be read is empty. */
export async function readHead(raw: Uint8Array): Promise<ReceivedHead> {
  const messageId = messageIdIn(raw);
  try {
    // Loaded with the first mail, as whoever reads all of it does.
    const { parseMail } = await import("./parse-mail.ts");
    const { from, subject } = await parseMail(headIn(raw), { from: "" });
    return { messageId, from, subject };
  } catch {
    return { messageId, from: undefined, subject: "" };
  }
}

function headIn(raw: Uint8Array): Uint8Array {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LONGEST_HEAD));
  const ends = ["\r\n\r\n", "\n\n"].map((end) => start.indexOf(end)).filter((at) => at >= 0);
  return ends.length === 0 ? start : start.subarray(0, Math.min(...ends) + 2);
}
