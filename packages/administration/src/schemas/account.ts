import { ACCOUNT_COLUMNS } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Input, Nullable, Time } from "./common.ts";
import { Issuer } from "./host.ts";

export const UserId = Type.String({ description: "the host's id of the user" });

/** Whether an identity and a password are there, never what they are. */
export type AccountFacts = Static<typeof AccountFacts>;
export const AccountFacts = Type.Object({
  issuer: Issuer,
  user_id: UserId,
  payment_account: Type.Boolean(),
  identity: Type.Boolean(),
  pay_password: Type.Boolean(),
  locked_until: Nullable(Time),
  wrong_attempts: Type.Integer(),
  locks: Type.Integer(),
});

const Count = Type.Integer({ minimum: 0 });

export type Account = Static<typeof Account>;
export const Account = Type.Object({
  ...AccountFacts.properties,
  credential_type: Nullable(Type.String()),
  guardians: Type.Array(UserId, { description: "who may act for this person while a child under 14" }),
  wards: Type.Array(UserId, { description: "whom this person may act for" }),
  consents: Type.Object({
    pending: Count,
    denied: Count,
    approved: Count,
    released: Count,
    verified: Count,
    withdrawn: Count,
  }),
});

export type ImportSource = Static<typeof ImportSource>;
export const ImportSource = Input({
  file_digest: Type.String({ description: "SHA-256 of the file" }),
  reading: Type.String({ description: "format and encoding" }),
  name: Type.String({ description: "of the file, without folders" }),
});

export type ImportProgress = Static<typeof ImportProgress>;
export const ImportProgress = Type.Object({
  last_line: Count,
  added: Count,
  changed: Count,
  bad: Count,
  is_finished: Type.Boolean(),
  checkpoint: Type.String(),
});

export const FoundImport = Type.Object({
  issuer: Issuer,
  progress: Nullable(ImportProgress),
  before: Nullable(ImportProgress),
});
export type FoundImport = Static<typeof FoundImport>;

export const AccountLine = Input(
  Object.fromEntries(ACCOUNT_COLUMNS.map((column) => [column, Type.Optional(Type.String())])) as Record<
    (typeof ACCOUNT_COLUMNS)[number],
    ReturnType<typeof Type.Optional<ReturnType<typeof Type.String>>>
  >,
);
