import { isCredentialId, isRealName } from "@shiming/crypto";
import type { VerifiedIdentity } from "./account.ts";

export type IdentityFault = "real_name_invalid" | "credential_id_invalid";

/** Of documents other than ID cards nothing is known but that they have a visible number. */
const OTHER_CREDENTIAL_ID = /^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u;

/** What is wrong with an identity, if something is: its name, or its number by the rules of its document. */
export function faultOfIdentity(identity: VerifiedIdentity): IdentityFault | undefined {
  if (!isRealName(identity.realName.reveal())) return "real_name_invalid";
  const number = identity.credentialId.reveal();
  const isIdCard = identity.document === "resident_id_card";
  const isNumber = isIdCard ? isCredentialId(number) : OTHER_CREDENTIAL_ID.test(number);
  return isNumber ? undefined : "credential_id_invalid";
}
