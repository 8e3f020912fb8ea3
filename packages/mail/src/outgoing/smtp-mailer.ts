/** Hands mails to the operator's mail system. */
import type { Mailer } from "@shiming/core";
import { composeMail, type MailSender } from "./compose.ts";

const TIMEOUT_MS = 30_000;

/** @param url `smtp://user:password@host:587` (with STARTTLS) or `smtps://…`; it is a secret */
export function createSmtpMailer(url: string, sender: MailSender): Mailer {
  let transport: ReturnType<typeof createRelay> | undefined;
  return {
    async send({ id, mail, at }) {
      const { from, to, content } = await composeMail(id, mail, at, sender);
      transport ??= createRelay(url);
      const relay = await transport;
      try {
        await relay.sendMail({ envelope: { from, to: [...to] }, raw: content });
        return { outcome: "sent" };
      } catch (error) {
        return { outcome: "refused", ...reasonOf(error) };
      }
    },
  };
}

async function createRelay(url: string) {
  const { createTransport } = await import("nodemailer");
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const user = decodeURIComponent(username);
  return createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Neither a password nor a mail goes unencrypted over a network.
    requireTLS: !secure && !isLoopback(hostname),
    ...(user !== "" && { auth: { user, pass: decodeURIComponent(password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const isLoopback = (host: string) => host === "127.0.0.1" || host === "[::1]" || host === "localhost";

/** The code alone: what a server says in words names addresses. */
function reasonOf(error: unknown): { readonly error: string; readonly permanent: boolean } {
  const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string };
  const said = [responseCode === undefined ? undefined : `SMTP ${responseCode}`, code]
    .filter(Boolean)
    .join(", ");
  // 5yz about the sign-in or the connection is the operator's to mend, and says nothing about the mail.
  const permanent =
    responseCode !== undefined && responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { error: said || "failed", permanent };
}
