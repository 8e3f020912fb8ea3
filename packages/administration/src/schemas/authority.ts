import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";
import { Pem } from "./merchant.ts";

export const AuthorityId = Type.String({ description: "SHA-256 of the certificate, in hexadecimal" });

export type Authority = Static<typeof Authority>;
export const Authority = Type.Object({
  id: AuthorityId,
  subject: Type.String(),
  certificate: Pem,
  added_at: Time,
  crl: Nullable(Type.Object({ this_update: Time, next_update: Time })),
});

export type OwnIssuer = Static<typeof OwnIssuer>;
export const OwnIssuer = Type.Object({
  name: Type.String(),
  subject: Type.String(),
  kind: Type.Enum(["issues", "issued", "root"], {
    description: "issues now; has issued, and signs the list of what it revoked; or stands above them",
  }),
  not_before: Time,
  not_after: Time,
  certificate: Pem,
  crl_url: Nullable(Type.String()),
});
