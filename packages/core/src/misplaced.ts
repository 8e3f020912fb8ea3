/** What a refusal tells of a field that is missing: under which name it was sent, or in which object. */
import type { FailureDetail } from "./failure.ts";

/** Where the author of a request put a field that is not among its members. */
export type Misplaced =
  | { readonly spelt: string }
  /** Empty where the name of that object is not fit to be repeated. */
  | { readonly within: string };

/** On the wire: those that a call of a back end has. */
export type SoughtField =
  | ("grant_type" | "appid" | "secret" | "js_code")
  | ("auth_token" | "mch_id" | "cert_serialno" | "timestamp" | "sign")
  | ("openid" | "real_name" | "cred_id" | "cred_type" | "code");

/** Of a request whose fields may be missing. */
export interface Seeking {
  readonly misplaced?: (field: SoughtField) => Misplaced | undefined;
}

/** @returns nothing where the field was not found elsewhere either */
export function detailOfMisplaced(field: SoughtField, { misplaced }: Seeking): FailureDetail {
  const found = misplaced?.(field);
  if (!found) return {};
  if ("spelt" in found) {
    const { spelt } = found;
    return {
      hint: { en: `it is spelt ${field}; ${spelt} was sent`, zh: `应写作 ${field}；发来的是 ${spelt}` },
    };
  }
  const { within } = found;
  const place =
    within === "" ? { en: "another object", zh: "另一个对象" } : { en: `"${within}"`, zh: ` "${within}" ` };
  return {
    hint: {
      en: `${field} lies inside ${place.en}; send it as a member of the body itself`,
      zh: `${field} 被包在${place.zh}里；请放在请求体的最外层`,
    },
  };
}

/** The same; of a field that is nowhere, that it is missing. */
export function detailOfMissing(field: SoughtField, sent: Seeking): FailureDetail {
  return { hint: { en: `${field} is missing`, zh: `缺少 ${field}` }, ...detailOfMisplaced(field, sent) };
}
