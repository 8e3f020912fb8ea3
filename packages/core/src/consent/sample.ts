/** What a consent sheet says before anybody applied: for whoever wants to see how it will look. */
import { maskCredentialId, maskName, sensitive } from "@shiming/crypto";
import { type Claims, shownValues } from "../disclosure/claims.ts";
import type { Item } from "../disclosure/item.ts";
import type { Operator } from "../operator/operator.ts";
import { INFLUENCES } from "./influence.ts";
import { type ConsentNotice, type MaskedIdentity, noticeFor, noticeIn } from "./notice.ts";
import type { NoticeLanguage } from "./notice-language.ts";
import { wordingFor } from "./wording.ts";

export interface SampleConsent {
  /** The platform's own words alone: the applicant's places are empty. */
  readonly notices: Readonly<Record<NoticeLanguage, ConsentNotice>>;
  /** The same where nothing is handed over. */
  readonly verification: Readonly<Record<NoticeLanguage, ConsentNotice>>;
  /** The first paragraph of the privacy notice, by what of the items decides it. */
  readonly influences: typeof INFLUENCES;
  readonly masked: MaskedIdentity;
  /** What each item is called, and what it would say; of ages one stands for all. */
  readonly items: readonly Item[];
  readonly itemWords: Readonly<Record<NoticeLanguage, readonly string[]>>;
  readonly values: Claims;
}

const NOBODY = { legalName: "", contact: "" };
const LEVEL = { id: 0, name: "" };
const NOTHING = { purpose: "", legalBasis: "", retention: "" };

const [realName, credentialId] = ["王小明", "110105194912310021"];
const GROWN_UP = new Date(Date.UTC(2026, 0));
const ITEMS: readonly Item[] = [
  ...(["real_name", "credential_id", "masked_name", "masked_credential_id"] as const),
  ...(["age_over_18", "verification"] as const),
];
const asked = ITEMS.map((item) => ({ item, required: true }));

export function sampleConsent(operator: Operator): SampleConsent {
  const app = { appid: "", name: "", serviceProvider: NOBODY };
  const use = { category: { first: LEVEL, second: LEVEL }, ...NOTHING };
  const verification = [{ item: "verification", required: true }] as const;
  const inBoth = (notice: ConsentNotice) => ({
    "zh-CN": noticeIn("zh-CN", notice),
    en: noticeIn("en", notice),
  });
  return {
    notices: inBoth(noticeFor(app, use, operator)),
    verification: inBoth(noticeFor(app, { ...use, items: verification }, operator)),
    influences: INFLUENCES,
    masked: { realName: maskName(realName), credentialId: maskCredentialId(credentialId) },
    items: ITEMS,
    itemWords: { "zh-CN": wordingFor(asked, "zh-CN").items, en: wordingFor(asked, "en").items },
    values: shownValues(
      ITEMS,
      { realName: sensitive(realName), credentialId: sensitive(credentialId) },
      GROWN_UP,
    ),
  };
}
