/** Tells what a program has written (RFC 3834, RFC 3464, RFC 2919): such a mail is kept, and never answered. */
import type { IncomingMail } from "@shiming/core";
import type { MailHeaders } from "./headers.ts";

interface Signs {
  readonly headers: MailHeaders;
  readonly subject: string;
  readonly envelopeFrom: string;
}

const SUBJECT =
  /^\s*(?:\[?自动回复\]?|自動回覆|自动答复|自動回復|休假自动|automatic reply|auto(?:matic)?[- ]?reply|autoreply|auto\s*:|out of (?:the )?office|vacation)/i;

export function automaticKind({ headers, subject, envelopeFrom }: Signs): IncomingMail["automatic"] {
  const value = (name: string) => (headers.get(name) ?? []).join(" ").toLowerCase();
  const precedence = value("precedence");
  if (envelopeFrom === "" || value("content-type").startsWith("multipart/report")) return "bounce";
  if (/^(?:<)?mailer-daemon@|<mailer-daemon@/.test(value("from"))) return "bounce";
  if (headers.has("list-id") || headers.has("list-post") || precedence === "list") return "list";
  const submitted = value("auto-submitted");
  const isAutomatic =
    (submitted !== "" && !/^no(?:\s|;|$)/.test(submitted)) ||
    /^(?:bulk|junk|auto_reply)$/.test(precedence) ||
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress"].some((name) =>
      headers.has(name),
    ) ||
    SUBJECT.test(subject);
  return isAutomatic ? "auto_reply" : undefined;
}
