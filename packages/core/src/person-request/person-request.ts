import type { AccountKey } from "../account/account.ts";

/** What a person wants of the operator: rights of the Personal Information Protection Law, Articles 44 to 50, and complaints. */
export const personRequestKinds = [
  "complaint",
  "access",
  "correction",
  "deletion",
  "withdrawal",
  "explanation",
  "other",
] as const;
export type PersonRequestKind = (typeof personRequestKinds)[number];

/** How it came. `online`: from the person's own page. */
export const personRequestChannels = ["online", "letter", "phone", "mail", "in_person"] as const;
export type PersonRequestChannel = (typeof personRequestChannels)[number];

/**
 * What a person has asked for, and is to have an answer to. Its words are sealed: those of the person, or those that staff have written down.
 *
 * `open` → `answered`
 */
export interface PersonRequest {
  readonly id: string;
  readonly kind: PersonRequestKind;
  readonly channel: PersonRequestChannel;
  /** Absent for somebody whom nobody has identified. */
  readonly account: AccountKey | undefined;
  /** Of a complaint: the consent, and of the service provider what the person was told. */
  readonly about:
    | { readonly consentId: string; readonly appid: string; readonly legalName: string }
    | undefined;
  readonly filedAt: Date;
  /** When the person is to have an answer. */
  readonly deadline: Date;
  /** When staff were told that it is due soon. */
  readonly remindedAt: Date | undefined;
  readonly sealedText: Uint8Array;
  readonly answer: PersonRequestAnswer | undefined;
}

export interface PersonRequestAnswer {
  readonly at: Date;
  readonly sealed: Uint8Array;
  /** As the audit names whoever has answered; absent where the person has done it by themselves. */
  readonly by: string | undefined;
}

export type PersonRequestState = "open" | "answered";

export const stateOfPersonRequest = ({ answer }: Pick<PersonRequest, "answer">): PersonRequestState =>
  answer ? "answered" : "open";

/** Working days until a person has an answer: as of requests of persons in GB/T 35273, 8.7, and sooner. */
export const ANSWER_WORKING_DAYS = 15;

/** What the seals are bound to. */
export const personRequestColumn = (id: string, column: "content" | "answer") => `complaints.${column}:${id}`;
