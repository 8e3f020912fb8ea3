/** The fields of a verification (contract §9), each judged by its form alone. */
import { Sensitive, type Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { detailOfMisplaced, type Seeking, type SoughtField } from "../misplaced.ts";
import type { Claimed } from "./comparison.ts";

/** Of the body, as they came. */
export interface VerificationFields extends Seeking {
  readonly openid: unknown;
  readonly realName: unknown;
  readonly credId: unknown;
  readonly credType: unknown;
  readonly code: unknown;
}

/** What a well-formed call asks. */
export interface VerificationQuestion {
  readonly openid: string;
  readonly claimed: Claimed;
  /** As it was given out: clients send it percent-encoded, too. */
  readonly code: string;
}

const OPENID = /^o[A-Za-z0-9_-]{27}$/;

/** @throws `verification_fields_invalid` (40097), with the name of the first that is wrong */
export function readQuestion(fields: VerificationFields): VerificationQuestion {
  const { openid, credType } = fields;
  if (typeof openid !== "string" || !OPENID.test(openid)) wrong("openid", fields);
  const realName = textOf(fields.realName, "real_name", fields);
  const credentialId = textOf(fields.credId, "cred_id", fields);
  if (credType !== 1 && credType !== "1") wrong("cred_type", fields);
  const code = decoded(textOf(fields.code, "code", fields));
  const claimed = { realName: new Sensitive(realName), credentialId: new Sensitive(credentialId) };
  return { openid, claimed, code };
}

function textOf(value: unknown, field: keyof typeof FORMS, fields: Seeking): string {
  const isText = typeof value === "string" && value.trim() !== "" && value.isWellFormed();
  return isText ? value : wrong(field, fields);
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

function wrong(field: keyof typeof FORMS, fields: Seeking): never {
  return refuse("verification_fields_invalid", { hint: FORMS[field], ...detailOfMisplaced(field, fields) });
}

const FORMS = {
  openid: {
    en: "openid is the string that jscode2session gave for this user: o and 27 characters",
    zh: "openid 是 jscode2session 返回的该用户的字符串：o 加 27 个字符",
  },
  real_name: { en: "real_name is a string that is not empty", zh: "real_name 是非空字符串" },
  cred_id: { en: "cred_id is a string that is not empty", zh: "cred_id 是非空字符串" },
  cred_type: { en: "cred_type is 1, the ID card", zh: "cred_type 填 1（居民身份证）" },
  code: {
    en: "code is the string that the mini program was given on its way back: referrerInfo.extraData",
    zh: "code 是返回小程序时 referrerInfo.extraData 里的字符串",
  },
} as const satisfies Partial<Record<SoughtField, Text>>;
