import type { ReadForm } from "../application/form.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";

/** What e-mails do to applications. Each call happens once for each mail, however often the mail arrives. */
export interface ApplicationIntake {
  /** The application that a token of a subject, or one of the mails before, belongs to. Never by the sender alone. */
  find(thread: {
    readonly subjectToken: string | undefined;
    readonly messageIds: readonly string[];
  }): Promise<string | undefined>;

  /** A form that begins an application. @returns its id */
  begin(form: ReadForm, mail: IncomingMail, at: Date): Promise<string>;

  /** A further mail of the applicant: an answer, files, or the form once more with what was missing. */
  continue(applicationId: string, form: ReadForm | undefined, mail: IncomingMail, at: Date): Promise<void>;
}
