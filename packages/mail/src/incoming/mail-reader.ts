import type { MailReader } from "@shiming/core";
import { readForm } from "../read-form/read-form.ts";
import { parseMail } from "./parse-mail.ts";

/** @param authserv the name of the operator's own mail system in `Authentication-Results` */
export function createMailReader(authserv: string | undefined): MailReader {
  return {
    parse: ({ envelope, raw }) =>
      parseMail(raw, { from: envelope.from, authserv: envelope.isRelayed ? authserv : undefined }),
    readForm,
  };
}
