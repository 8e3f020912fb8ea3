import Type, { type Static } from "typebox";

export const Issuer = Type.String({ description: "the `iss` of a host's assertions" });
export const Kid = Type.String({ description: "the `kid` of a host's key" });

export type Host = Static<typeof Host>;
export const Host = Type.Object({
  issuer: Issuer,
  keys: Type.Array(Type.Object({ kid: Kid, public_key: Type.String() })),
  origins: Type.Array(Type.String()),
});
