/** Logging in to a mini program, and verification. Contract §9. */
import Type, { type Static } from "typebox";
import { SUCCESS } from "../errors.ts";
import { patterns, verificationAnswerFields, verificationFields } from "../fields.ts";

const Text = Type.String({ minLength: 1 });

/** What `wx.login` gives the mini program. */
export type LoginCodeAnswer = Static<typeof LoginCodeAnswer>;
export const LoginCodeAnswer = Type.Object({ js_code: Text });

/** Who is in the mini program. Nothing of the platform is encrypted with `session_key`. */
export type SessionAnswer = Static<typeof SessionAnswer>;
export const SessionAnswer = Type.Object({
  openid: Type.String({ pattern: patterns.openid.source }),
  session_key: Text,
});

/** What a service provider has of the user, and the code of the consent to have it compared. */
export type VerificationRequest = Static<typeof VerificationRequest>;
export const VerificationRequest = Type.Object({
  [verificationFields.openid]: Type.String({ pattern: patterns.openid.source }),
  [verificationFields.realName]: Text,
  [verificationFields.credId]: Text,
  /** 1, the resident ID card: the only one. */
  [verificationFields.credType]: Type.Union([Type.Literal("1"), Type.Literal(1)]),
  /** Percent-encoded once, too. */
  [verificationFields.code]: Text,
});

/** Whether the name is the user's, and if it is, whether the number is. */
export type VerificationAnswer = Static<typeof VerificationAnswer>;
export const VerificationAnswer = Type.Object({
  errcode: Type.Literal(SUCCESS.errcode),
  errmsg: Type.Literal(SUCCESS.errmsg),
  [verificationAnswerFields.openid]: Type.Enum(["V_OP_NA", "V_OP_NM_UM", "V_OP_NM_MA"]),
  [verificationAnswerFields.realName]: Type.Enum(["", "V_NM_ID_MA", "V_NM_ID_UM"]),
});
