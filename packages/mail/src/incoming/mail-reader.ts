import type { MailReader } from "@shiming/core";
/**
 * What reads is loaded with the first mail: most nodes never see one.
 * @param authserv the name of the operator's own mail system in `Authentication-Results`
 */
export function createMailReader(authserv: string | undefined): MailReader {
  return {
    async parse({ envelope, raw }) {
      const { parseMail } = await import("./parse-mail.ts");
      return parseMail(raw, { from: envelope.from, authserv: envelope.isRelayed ? authserv : undefined });
    },
    async readForm(mail) {
      const { readForm } = await import("../read-form/read-form.ts");
      return readForm(mail);
    },
  };
}
