import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";
import { Issuer } from "./host.ts";
import { CertSerialNo, MchId, WrittenSerialNo } from "./merchant.ts";
import { Appid } from "./mini-program.ts";

/** What has got into wrong hands: all that is given has to apply. */
export type BreachInput = Static<typeof BreachInput>;
export const BreachInput = Type.Object({
  mch_id: Type.Optional(MchId),
  cert_serialno: Type.Optional(WrittenSerialNo),
  appid: Type.Optional(Appid),
  issuer: Type.Optional(Issuer),
  from: Type.Optional(Time),
  to: Type.Optional(Type.String({ format: "date-time", description: "what was told before it" })),
});

/** A time that a service provider was told something of a person. */
export type AffectedPerson = Static<typeof AffectedPerson>;
export const AffectedPerson = Type.Object({
  seq: Type.Integer({ description: "the entry of the audit that vouches for it" }),
  at: Time,
  told: Type.Enum(["released", "repeated", "verified"]),
  issuer: Nullable(Type.String({ description: "the account; null where the consent is not kept any more" })),
  user_id: Nullable(Type.String()),
  consent_id: Type.String(),
  consent: Type.Enum(["consented", "withdrawn", "removed"], {
    description: "as it stands now; removed where it was kept long enough",
  }),
  withdrawn_at: Nullable(Time),
  recipient: Nullable(Type.String({ description: "legal name, as the person was shown it" })),
  appid: Appid,
  mch_id: Nullable(MchId),
  cert_serialno: Nullable(CertSerialNo),
  items: Type.Array(Type.String()),
  result: Nullable(Type.String({ description: "of a verification" })),
});

export const AffectedPeople = Type.Object({
  affected: Type.Array(AffectedPerson),
  next: Nullable(Type.Integer({ description: "`after` of the part that follows; null behind the last" })),
  looked_at: Type.Integer({ description: "the number of the last entry that was looked at" }),
  entries: Type.Integer({ description: "how many entries the audit has" }),
});
