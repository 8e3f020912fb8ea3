/** From the bytes of a mail to its parts. */
import { type IncomingMail, isHtmlFile, type MailAddress } from "@shiming/core";
import type { HeaderLines, ParsedMail } from "mailparser";
import { rowsOfHtml } from "../read-form/html.ts";
import { automaticKind } from "./automatic.ts";
import { CharsetDecoder } from "./charset.ts";
import { headersOf } from "./headers.ts";
import { messageIdIn, plainMessageId } from "./message-id.ts";
import { settleCharsets } from "./settle-charsets.ts";

interface Envelope {
  /** Empty for the null sender of RFC 5321. */
  readonly from: string;
  /** The name in `Authentication-Results` of the operator's own mail system, where the mail came from it. */
  readonly authserv?: string | undefined;
}

const MOST_REFERENCES = 50;

/**
 * Takes any bytes: what is no mail comes out as a text without a sender.
 * @throws Error only where a part of it is packed deeper than any mail is
 */
export async function parseMail(raw: Uint8Array, envelope: Envelope): Promise<IncomingMail> {
  // Loaded when a mail comes: short commands, which know of mails as well, would wait for it.
  const { simpleParser } = await import("mailparser");
  const unreadable = new Set<string>();
  const parsed = await simpleParser(await settleCharsets(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    Iconv: class extends CharsetDecoder {
      constructor(charset: string) {
        super(charset, (stated) => unreadable.add(stated));
      }
    },
  });
  const headers = headersOf(parsed.headerLines);
  const html = parsed.html || (isHtmlFile(Buffer.from(parsed.text ?? "")) ? parsed.text : undefined);
  return {
    messageId: messageIdIn(raw),
    inReplyTo: idsIn(headers.get("in-reply-to")),
    references: idsIn(headers.get("references")),
    from: senderOf(parsed),
    subject: (parsed.subject ?? "").slice(0, 998),
    date: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : undefined,
    text: parsed.text !== html && parsed.text ? parsed.text : textOf(html),
    html,
    unreadableCharsets: [...unreadable],
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? "",
      statedType: contentType,
      content,
    })),
    authenticationResults: trustedResults(parsed.headerLines, envelope.authserv),
    automatic: automaticKind({ headers, subject: parsed.subject ?? "", envelopeFrom: envelope.from }),
    raw,
  };
}

const textOf = (html: string | undefined): string =>
  html === undefined
    ? ""
    : rowsOfHtml(html)
        .map(({ cells }) => cells.join("\t"))
        .join("\n");

const idsIn = (header: readonly string[] = []) =>
  header
    .flatMap((line) => line.split(/[\s,]+/))
    .map(plainMessageId)
    .filter((id) => id !== undefined)
    .slice(-MOST_REFERENCES);

function senderOf({ from }: ParsedMail): MailAddress | undefined {
  const [first] = from?.value ?? [];
  return first?.address ? { name: first.name ?? "", address: first.address } : undefined;
}

/** RFC 8601, 5: only what names the operator's own system counts; that system removes what a sender has put in under its name. */
function trustedResults(lines: HeaderLines, authserv: string | undefined): string[] {
  if (authserv === undefined) return [];
  const results = headersOf(lines).get("authentication-results") ?? [];
  return results.filter((result) => result.split(/[;\s]/, 1)[0]?.toLowerCase() === authserv.toLowerCase());
}
