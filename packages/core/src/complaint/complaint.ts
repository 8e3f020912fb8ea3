import type { AccountKey } from "../account/account.ts";

/**
 * What a person complains about to the operator: how a service provider has used a consent. Its words are the person's, and sealed.
 *
 * `open` → `answered`
 */
export interface Complaint {
  readonly id: string;
  readonly account: AccountKey;
  readonly consentId: string;
  readonly appid: string;
  /** Of the service provider, as the person was told. */
  readonly legalName: string;
  readonly filedAt: Date;
  /** When the person is to have an answer. */
  readonly deadline: Date;
  readonly sealedText: Uint8Array;
  readonly answer: { readonly at: Date; readonly sealed: Uint8Array } | undefined;
}

export type ComplaintState = "open" | "answered";

export const stateOfComplaint = ({ answer }: Complaint): ComplaintState => (answer ? "answered" : "open");

/** What the seals are bound to. */
export const complaintColumn = (id: string, column: "content" | "answer") => `complaints.${column}:${id}`;
