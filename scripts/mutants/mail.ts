import type { Mutant } from "./mutant.ts";

const adapter = (file: string) => `packages/mail/src/${file}`;
const core = (file: string) => `packages/core/src/${file}`;

/** What is read from mails, who may hand them in, and what goes out. */
export const mail: readonly Mutant[] = [
  {
    file: adapter("incoming/smtp-listener.ts"),
    was: "isRelay(remoteAddress)",
    becomes: "remoteAddress",
    lets: "anybody hand in mail, past the operator's mail system",
    caughtBy: adapter("incoming/smtp-listener.test.ts"),
  },
  {
    file: adapter("incoming/parse-mail.ts"),
    was: "if (authserv === undefined) return [];",
    becomes: 'if (authserv === "") return [];',
    lets: "a sender write by himself that he was checked",
    caughtBy: adapter("incoming/automatic.test.ts"),
  },
  {
    file: adapter("incoming/automatic.ts"),
    was: 'if (envelopeFrom === "" || value("content-type").startsWith("multipart/report")) return "bounce";',
    becomes: 'if (value("content-type").startsWith("multipart/report")) return "bounce";',
    lets: "the platform answer reports of non-delivery, which answer it",
    caughtBy: adapter("incoming/automatic.test.ts"),
  },
  {
    file: adapter("incoming/charset.ts"),
    was: "if (utf8 <= MOST_BROKEN) return",
    becomes: "if (utf8 <= 1) return",
    lets: "GBK without a charset arrive as question marks",
    caughtBy: adapter("read-form/read-form.test.ts"),
  },
  {
    file: adapter("read-form/quoted.ts"),
    was: "if (SEPARATOR.test(text) || FORWARD.test(text)) return true;",
    becomes: "if (FORWARD.test(text)) return true;",
    lets: "a reply put the old form that it quotes in the place of what it corrects",
    caughtBy: adapter("read-form/read-form.test.ts"),
  },
  {
    file: adapter("outgoing/smtp-mailer.ts"),
    was: "requireTLS: !secure && !isLoopback(hostname),",
    becomes: "",
    lets: "the password of the relay go over a network in the open",
    caughtBy: adapter("outgoing/smtp-mailer.test.ts"),
  },
  {
    file: adapter("outgoing/smtp-mailer.ts"),
    was: "const said = [responseCode === undefined ? undefined :",
    becomes: "const said = [String(error), responseCode === undefined ? undefined :",
    lets: "a server's sentence, which names addresses, into the database",
    caughtBy: adapter("outgoing/smtp-mailer.test.ts"),
  },
  {
    file: core("application/attachments.ts"),
    was: "const over = files.kept.filter(isNew).slice(Math.max(0, MOST - attachments.length));",
    becomes: "const over: Attachment[] = files.kept.filter(isNew).slice(MOST);",
    lets: "a sender with many files hold up the mails of everybody",
    caughtBy: core("application/intake.test.ts"),
  },
  {
    file: core("mail/understand.ts"),
    was: 'if (opened.automatic) return { fate: "automatic" };',
    becomes: "",
    lets: "two programs write to each other for ever",
    caughtBy: "e2e/mail.test.ts",
  },
];
