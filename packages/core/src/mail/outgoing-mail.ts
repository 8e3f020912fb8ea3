import type { Text } from "@shiming/crypto";

/** What an e-mail of the platform says, before it is written: the adapter renders it by its template. Sealed in the outbox. */
export type OutgoingMail = MailHead & MailContent;

export interface MailHead {
  readonly to: readonly string[];
  /** Both where nobody knows what the reader reads. */
  readonly language: "zh" | "en" | "both";
  /** The mails that it answers, oldest first, without angle brackets. */
  readonly references: readonly string[];
  /** Stands in the subject, so that a reply finds its application. */
  readonly subjectToken?: string | undefined;
}

/** One member a template. What is added here has to be written in Chinese and English, as text and HTML. */
export type MailContent =
  | {
      /** `address_known`: somebody wanted to sign up with an address that has a sign-in. */
      readonly template: "password_reset" | "email_verification" | "address_known";
      readonly url: string;
    }
  | {
      readonly template: "invitation";
      readonly url: string;
      /** Whose member the reader is to be; absent for the operator's staff, and in what an older version has left in the outbox. */
      readonly organisation?: string | undefined;
      /** The last minute in which the link opens something, in China: `2026-12-06 18:00`. */
      readonly until?: string | undefined;
    }
  | {
      /** The form as it was understood, item by item, and what is missing. */
      readonly template: "form_received";
      readonly applicationId: string;
      readonly items: readonly MailItem[];
      readonly missing: readonly string[];
      /** The day by which whoever moves next has to. */
      readonly until?: string | undefined;
      /** On what came with it: files, and what could not be read. */
      readonly notes?: readonly string[] | undefined;
    }
  | {
      /** Any step of an application: what happened, why, who moves next and until when. */
      readonly template: "application_step";
      readonly applicationId: string;
      /** The mini program, by name and appid: whoever has several knows them by these. */
      readonly about?: string | undefined;
      readonly step: string;
      /** What was approved: its categories by name, and the last day in China. */
      readonly approved?:
        | { readonly uses: readonly string[]; readonly endsOn: string | undefined }
        | undefined;
      readonly reason?: string | undefined;
      readonly next?: string | undefined;
      readonly until?: string | undefined;
    }
  | {
      /** A merchant's certificate ends in so many days at most: a newer one is to be applied for. */
      readonly template: "certificate_expiring";
      readonly mchId: string;
      readonly certSerialNo: string;
      /** ISO 8601, UTC. */
      readonly notAfter: string;
      readonly days: 1 | 7 | 30;
    }
  | {
      /** The issuer of merchant certificates stops issuing, or its own certificate ends: another is to be made. */
      readonly template: "authority_expiring";
      readonly name: string;
      readonly what: "issuing" | "certificate";
      /** ISO 8601, UTC. */
      readonly end: string;
      readonly days: 1 | 7 | 30;
    }
  | {
      /** What happened to a thing of one's organisation, or to one's own place. */
      readonly template: "notification";
      readonly said: Text;
      readonly next?: Text | undefined;
      /** A day in China. */
      readonly until?: string | undefined;
    };

/** A line of the form: its number, what it is called, what was understood. */
export interface MailItem {
  readonly item: number;
  readonly label: string;
  readonly value: string | undefined;
}
