/** What a consent sheet says before anybody applied: for whoever wants to see how it will look. */
import { maskCredentialId, maskName } from "@shiming/crypto";
import type { Operator } from "../operator/operator.ts";
import { type ConsentNotice, type MaskedIdentity, noticeFor, noticeIn } from "./notice.ts";
import type { NoticeLanguage } from "./wording.ts";

export interface SampleConsent {
  /** The platform's own words alone: the applicant's places are empty. */
  readonly notices: Readonly<Record<NoticeLanguage, ConsentNotice>>;
  readonly masked: MaskedIdentity;
}

const NOBODY = { legalName: "", contact: "" };
const LEVEL = { id: 0, name: "" };
const NOTHING = { purpose: "", legalBasis: "", retention: "" };

export function sampleConsent(operator: Operator): SampleConsent {
  const app = { appid: "", name: "", serviceProvider: NOBODY };
  const notice = noticeFor(app, { category: { first: LEVEL, second: LEVEL }, ...NOTHING }, operator);
  return {
    notices: { "zh-CN": noticeIn("zh-CN", notice), en: noticeIn("en", notice) },
    masked: { realName: maskName("王小明"), credentialId: maskCredentialId("110105194912310021") },
  };
}
