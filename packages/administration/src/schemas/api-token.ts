import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const TokenId = Type.String({ description: "id of an API token; not the token" });

export type ApiTokenFacts = Static<typeof ApiTokenFacts>;
export const ApiTokenFacts = Type.Object({
  token_id: TokenId,
  name: Type.String(),
  owner: Type.Object({
    kind: Type.Enum(["staff", "member"]),
    id: Type.String(),
    organisation_id: Nullable(Type.String()),
  }),
  actions: Type.Array(Type.String(), { description: "operations that it may do, as far as its owner may" }),
  state: Type.Enum(["good", "ended", "revoked"]),
  created_at: Time,
  ends_at: Time,
  last_used_at: Nullable(Time),
  revoked_at: Nullable(Time),
});
