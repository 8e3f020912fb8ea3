/** Invented codes (GB 32100-2015), of an administrative division that there is not. */
import { randomBytes } from "node:crypto";
import { faultOfSocialCreditCode, type SubjectType } from "@shiming/core";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Who has registered it, and as what. */
const BEGINNINGS: Readonly<Record<SubjectType, string>> = {
  government_body: "11990000MB",
  public_institution: "12990000MB",
  public_medical_institution: "12990000MB",
  public_school: "12990000MB",
  licensed_company: "91990000MA",
};

export function newSocialCreditCode(subjectType: SubjectType): string {
  const middle = [...randomBytes(7)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  const code = BEGINNINGS[subjectType] + middle;
  const check = [...ALPHABET].find((each) => faultOfSocialCreditCode(code + each) === undefined);
  return code + check;
}
