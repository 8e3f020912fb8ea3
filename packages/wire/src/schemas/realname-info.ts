/** The exchange of an `auth_token`. Contract §5. */
import Type, { type Static } from "typebox";
import { SUCCESS } from "../errors.ts";
import { answerFields, claimsField, patterns, requestFields } from "../fields.ts";
import { limits } from "../limits.ts";

const Base64 = Type.String({ pattern: "^[A-Za-z0-9+/]+={0,2}$" });
const CertSerialNo = Type.String({ pattern: patterns.certSerialNo.source });

/** What a well-formed request looks like. The platform checks field by field, because each has a code of its own. */
export type RealnameInfoRequest = Static<typeof RealnameInfoRequest>;
export const RealnameInfoRequest = Type.Object({
  [requestFields.authToken]: Type.String({ minLength: 1 }),
  [requestFields.mchId]: Type.String({ pattern: patterns.mchId.source }),
  [requestFields.certSerialNo]: CertSerialNo,
  /** Unix seconds. */
  [requestFields.timestamp]: Type.Union([
    Type.Integer({ minimum: 0, maximum: limits.timestampMax }),
    Type.String({ pattern: patterns.timestamp.source }),
  ]),
  [requestFields.sign]: Base64,
});

/** Name and ID number are base64 of RSAES-PKCS1-v1_5 to the certificate that `cert_serialno` names. */
export type RealnameInfoAnswer = Static<typeof RealnameInfoAnswer>;
export const RealnameInfoAnswer = Type.Object({
  errcode: Type.Literal(SUCCESS.errcode),
  errmsg: Type.Literal(SUCCESS.errmsg),
  [answerFields.realName]: Base64,
  [answerFields.credentialId]: Base64,
  [answerFields.certSerialNo]: CertSerialNo,
});

/** The same of a mini program that is approved for other items: each of them only where it was consented to. Contract §10. */
export type DisclosureAnswer = Static<typeof DisclosureAnswer>;
export const DisclosureAnswer = Type.Object({
  ...Type.Partial(RealnameInfoAnswer).properties,
  errcode: Type.Literal(SUCCESS.errcode),
  errmsg: Type.Literal(SUCCESS.errmsg),
  /** A JSON object in UTF-8, encrypted whole. */
  [claimsField]: Type.Optional(Base64),
  [answerFields.certSerialNo]: CertSerialNo,
});
