import Type, { type Static } from "typebox";
import { Nullable } from "./common.ts";

const Count = Type.Integer({ minimum: 0 });
const Words = Type.Object({ en: Type.String(), zh: Type.String() });

/** A key of the platform's own, and what needs it. */
export type KeyFacts = Static<typeof KeyFacts>;
export const KeyFacts = Type.Object({
  name: Type.String({
    description:
      "kek-NAME, pepper, pepper-NAME, events-NAME, sign-in, audit, merchant-root or merchant-issuer-NAME",
  }),
  fingerprint: Type.String({ description: "the first 12 digits" }),
  place: Words,
  in_use: Type.Boolean({
    description: "for what is new; the others of its kind are for what was made before",
  }),
  needed_by: Type.Array(Type.Object({ place: Type.String(), records: Count })),
});

/** How far the records of before are wrapped with the key that seals now. */
export type RewrapFacts = Static<typeof RewrapFacts>;
export const RewrapFacts = Type.Object({
  to: Type.String({ description: "the key that seals what is new" }),
  place: Nullable(Type.String({ description: "what is at work; null at the end" })),
  looked: Count,
  rewrapped: Count,
  failed: Type.Integer({ minimum: 0, description: "damaged, or sealed with a key that is not there" }),
});

export const KeyName = Type.String({
  minLength: 1,
  maxLength: 259,
  description: "kek-NAME, pepper, pepper-NAME or events-NAME",
});

export const KeyKind = Type.Enum(["kek", "pepper", "events"], {
  description:
    "kek, unless it is said: the key-encryption key; pepper: of the hashes of passwords; events: signs events",
});
