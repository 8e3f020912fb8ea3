/** "My authorizations": a user looks back and withdraws. Contract §8. */
import Type, { type Static } from "typebox";
import { limits } from "../limits.ts";
import { ConsentKind, Item, MaskedPerson, Notice } from "./consent.ts";

const Instant = Type.String({ format: "date-time" });

/** Where the host opens "my authorizations" for the user of its assertion. */
export type MeSessionAnswer = Static<typeof MeSessionAnswer>;
export const MeSessionAnswer = Type.Object({ url: Type.String({ minLength: 1 }) });

/** Whether the recipient has heard of a withdrawal, where it listens; `at` of what has come to an end. */
export type WithdrawalNews = Static<typeof WithdrawalNews>;
export const WithdrawalNews = Type.Object({
  state: Type.Enum(["waiting", "notified", "undelivered"]),
  at: Type.Optional(Instant),
});

/** One consent, given or refused. Instants are RFC 3339; those of what has not happened are absent. */
export type Authorization = Static<typeof Authorization>;
export const Authorization = Type.Object({
  id: Type.String({ minLength: 1 }),
  kind: ConsentKind,
  state: Type.Enum(["denied", "approved", "released", "verified", "expired", "withdrawn"]),
  notice: Notice,
  requested_at: Instant,
  /** The guardian who decided for the user. */
  guardian: Type.Optional(MaskedPerson),
  /** What the user consented to, of the notice's `disclosed`; absent where nothing was consented to. */
  items: Type.Optional(Type.Array(Item, { minItems: 1 })),
  denied_at: Type.Optional(Instant),
  approved_at: Type.Optional(Instant),
  released_at: Type.Optional(Instant),
  /** Of a verification: when it was answered, and what the service provider was told. */
  verified_at: Type.Optional(Instant),
  verification: Type.Optional(Type.Enum(["match", "id_mismatch", "name_mismatch", "not_verified"])),
  withdrawn_at: Type.Optional(Instant),
  notified: Type.Optional(WithdrawalNews),
});

/** A page of them: from the newest, or behind the one that `after` names. */
export type AuthorizationsQuery = Static<typeof AuthorizationsQuery>;
export const AuthorizationsQuery = Type.Object({
  after: Type.Optional(Type.String({ minLength: 1 })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: limits.consentsPerPage.max, default: limits.consentsPerPage.usual }),
  ),
});

/** Newest first. `next` is there when there are more: the `after` of the next page. */
export type AuthorizationsAnswer = Static<typeof AuthorizationsAnswer>;
export const AuthorizationsAnswer = Type.Object({
  /** A guardian looks: whose authorizations these are. */
  acting_for: Type.Optional(MaskedPerson),
  consents: Type.Array(Authorization),
  next: Type.Optional(Type.String({ minLength: 1 })),
});
