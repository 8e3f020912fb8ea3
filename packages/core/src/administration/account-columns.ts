/** What a line of an imported file says of an account, column by column, and what can be wrong with it. */
import { Sensitive } from "@shiming/crypto";
import type { IdentityDocument, VerifiedIdentity } from "../account/account.ts";
import { faultOfIdentity, type IdentityFault, spellIdentity } from "../account/identity-fault.ts";
import { isForeignHash } from "../account/payment-password.ts";
import { isUserId } from "./identifier.ts";

export const ACCOUNT_COLUMNS = [
  "user_id",
  "real_name",
  "credential_type",
  "credential_id",
  "payment_account",
  "pay_password_hash",
  "guardians",
] as const;

export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number];

/** An absent column says nothing, and what is there stays; an empty one says that there is none. */
export type AccountColumns = Readonly<Partial<Record<AccountColumn, string>>>;

export type ColumnFault =
  | "value_is_null"
  | "user_id_invalid"
  | "identity_incomplete"
  | "credential_type_invalid"
  | IdentityFault
  | "payment_account_invalid"
  | "payment_account_missing"
  | "pay_password_hash_invalid"
  | "guardians_invalid";

/** What the columns change; `null` takes away. */
export interface ImportedAccount {
  readonly userId: string;
  readonly hasPaymentAccount: boolean | undefined;
  readonly identity: VerifiedIdentity | null | undefined;
  /** PHC string of argon2id over the bare password: as good as the password itself. */
  readonly payPasswordHash: Sensitive<string> | null | undefined;
  /** User ids; none takes all away. */
  readonly guardians: readonly string[] | undefined;
}

/** As a file may write them, in small letters, with nothing between the words: a file whose columns are named in Chinese has Chinese values. */
const DOCUMENTS: Readonly<Record<string, IdentityDocument>> = {
  residentidcard: "resident_id_card",
  residentidentitycard: "resident_id_card",
  identitycard: "resident_id_card",
  idcard: "resident_id_card",
  居民身份证: "resident_id_card",
  身份证: "resident_id_card",
  二代身份证: "resident_id_card",
  第二代身份证: "resident_id_card",
  第二代居民身份证: "resident_id_card",
  中华人民共和国居民身份证: "resident_id_card",
  passport: "passport",
  护照: "passport",
  other: "other",
  其他: "other",
  其它: "other",
};
const TRUTHS: Readonly<Record<string, boolean>> = {
  ...{ yes: true, y: true, true: true, 1: true, 是: true, 有: true },
  ...{ no: false, n: false, false: false, 0: false, 否: false, 无: false, "": false },
};

/** What is wrong with a line, if something is: the first of its faults in the order of the columns. */
export function faultOfColumns(columns: AccountColumns): ColumnFault | undefined {
  if (Object.entries(columns).some(([name, text]) => saysNull(name, text))) return "value_is_null";
  if (!isUserId(columns.user_id ?? "")) return "user_id_invalid";
  return faultOfIdentityColumns(columns) ?? faultOfPayment(columns) ?? faultOfGuardianIds(columns);
}

/** @param columns in which {@link faultOfColumns} finds nothing */
export function accountOfColumns(columns: AccountColumns): ImportedAccount {
  const { payment_account, pay_password_hash, guardians } = columns;
  return {
    userId: columns.user_id ?? "",
    hasPaymentAccount: payment_account === undefined ? undefined : truthOf(payment_account),
    identity: columns.real_name === undefined ? undefined : identityOf(columns),
    payPasswordHash: pay_password_hash === undefined ? undefined : hashOf(pay_password_hash),
    guardians: guardians === undefined ? undefined : userIdsIn(guardians),
  };
}

/** As PostgreSQL (`\N`), MySQL and programs write what is not there. */
const NULL = /^(?:\\N|null|[(<[]null[)>\]]|#?n\/a|undefined)$/i;

/** An ID number that is none has a fault of its own. */
const saysNull = (name: string, text: string) => name !== "credential_id" && NULL.test(text.trim());

function faultOfIdentityColumns(columns: AccountColumns): ColumnFault | undefined {
  const parts = [columns.real_name, columns.credential_type, columns.credential_id];
  if (parts.every((part) => part === undefined) || parts.every((part) => part === "")) return undefined;
  if (parts.some((part) => !part)) return "identity_incomplete";
  if (!documentOf(columns)) return "credential_type_invalid";
  const identity = identityOf(columns);
  return identity ? faultOfIdentity(identity) : undefined;
}

function identityOf(columns: AccountColumns): VerifiedIdentity | null {
  const document = documentOf(columns);
  if (!columns.real_name || !document) return null;
  return spellIdentity({
    document,
    realName: new Sensitive(columns.real_name),
    credentialId: new Sensitive(columns.credential_id ?? ""),
  });
}

function documentOf({ credential_type = "" }: AccountColumns): IdentityDocument | undefined {
  const word = credential_type
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, "");
  return Object.hasOwn(DOCUMENTS, word) ? DOCUMENTS[word] : undefined;
}

function faultOfPayment({ payment_account, pay_password_hash }: AccountColumns): ColumnFault | undefined {
  if (payment_account !== undefined && truthOf(payment_account) === undefined)
    return "payment_account_invalid";
  if (!pay_password_hash) return undefined;
  // "no" is an account that was closed and may be opened again; nothing at all has probably been forgotten.
  if (payment_account === "") return "payment_account_missing";
  return isForeignHash(pay_password_hash) ? undefined : "pay_password_hash_invalid";
}

function faultOfGuardianIds({ guardians = "" }: AccountColumns): ColumnFault | undefined {
  return userIdsIn(guardians).every(isUserId) ? undefined : "guardians_invalid";
}

/** With `;` between them, and each named once. */
function userIdsIn(text: string): readonly string[] {
  return text.trim() === "" ? [] : [...new Set(text.split(";").map((id) => id.trim()))];
}

function hashOf(text: string): Sensitive<string> | null {
  return text === "" ? null : new Sensitive(text);
}

function truthOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(TRUTHS, word) ? TRUTHS[word] : undefined;
}
