/** A part that the platform refuses, as a step. */
import type { PartRefusal } from "@shiming/core";
import { type Errcode, errors } from "@shiming/wire";
import { type Finding, failed, type Step, text } from "./finding.ts";

/** What each refusal is answered with. Contract §§3, 5, 9. */
const codes: Partial<Record<PartRefusal["failure"], Errcode>> = {
  access_token_missing: 41001,
  access_token_invalid: 40001,
  access_token_expired: 42001,
  timestamp_expired: 94011,
  mch_id_invalid: 94010,
  certificate_unusable: 94009,
  access_not_approved: 94006,
  merchant_not_bound: 94007,
  verification_not_approved: 48001,
};

export function refusalFinding(step: Step, { failure, hint }: PartRefusal): Finding {
  const errcode = codes[failure] ?? -1;
  const { errmsg, advice, fault } = errors[errcode];
  const seen = hint ?? text(errmsg, advice.zh);
  return failed(step, text(`${errcode}: ${seen.en}`, `${errcode}：${seen.zh}`), advice, { fault, errcode })
    .finding;
}
