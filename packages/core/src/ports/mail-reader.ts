import type { ReadForm } from "../application/form.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";
import type { RawMail } from "../mail/sealed-received.ts";

/** Takes mails apart. */
export interface MailReader {
  /** @throws Error for what is no mail that anybody could have meant */
  parse(mail: RawMail): Promise<IncomingMail>;
  /** The form of ten items in it, `undefined` where there is none. */
  readForm(mail: IncomingMail): Promise<ReadForm | undefined>;
}
