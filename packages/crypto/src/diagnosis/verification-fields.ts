/** What is wrong with the fields of a verification (contract §9), by their form alone. No text repeats a value. */
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { findWrapping } from "./wrapping.ts";

/** A field of `checkrealnameinfo`, as the contract spells it (§9). */
export type VerificationFieldName = "openid" | "real_name" | "cred_id" | "cred_type" | "code";

type Diagnose = (sent: unknown) => MistakeWord | undefined;

const OPENID = /^o[\w-]{27}$/;
const CODE = /^[\w-]{43}$/;
const NUMBER = /^\d{17}[\dXx]$/;

const diagnoses: Readonly<Record<VerificationFieldName, Diagnose>> = {
  openid(sent) {
    if (typeof sent !== "string") return "openid_no_text";
    if (OPENID.test(sent)) return undefined;
    if (/^wx[0-9a-f]{16}$/.test(sent)) return "openid_appid";
    if (/^[A-Za-z0-9+/]{22}==$/.test(sent)) return "openid_session_key";
    const wrapping = findWrapping(sent, (text) => OPENID.test(text));
    return wrapping ? `openid_${wrapping}` : "openid_malformed";
  },
  real_name(sent) {
    if (typeof sent !== "string" || sent.trim() === "") return "real_name_no_text";
    if (NUMBER.test(sent.trim())) return "real_name_number";
    if (/[*＊]/.test(sent)) return "real_name_masked";
    if (/%[0-9a-f]{2}/i.test(sent)) return "real_name_url_encoded";
    // U+FFFD; a question mark for each character; UTF-8 that was read as Latin-1.
    return /\ufffd|^\?+$|[\u00c2-\u00f4][\u0080-\u00bf]/.test(sent) ? "real_name_garbled" : undefined;
  },
  cred_id(sent) {
    if (typeof sent !== "string" || sent.trim() === "") return "cred_id_no_text";
    const number = sent.trim();
    if (NUMBER.test(number)) return undefined;
    if (/[*＊]/.test(number)) return "cred_id_masked";
    return /^\d{15}$/.test(number) ? "cred_id_old" : "cred_id_malformed";
  },
  cred_type: (sent) => (sent === 1 || sent === "1" ? undefined : "cred_type_other"),
  code(sent) {
    if (typeof sent !== "string") return "code_no_text";
    const text = decoded(sent);
    if (CODE.test(text)) return undefined;
    if (/^\s*\{.*"(?:code|auth_code)"/s.test(text)) return "code_whole_object";
    const wrapping = findWrapping(text, (each) => CODE.test(each));
    return wrapping ? `code_${wrapping}` : "verification_code_malformed";
  },
};

/** @returns `undefined` for what has its form; whether it is right, the form does not tell */
export function diagnoseVerificationField(name: VerificationFieldName, sent: unknown): Mistake | undefined {
  const word = diagnoses[name](sent);
  return word && mistake(word);
}

/** Clients percent-encode it once, which is as good. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}
