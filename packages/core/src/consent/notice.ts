import { maskCredentialId, maskName } from "@shiming/crypto";
import type { VerifiedIdentity } from "../account/account.ts";
import type { Acting } from "../account/acting.ts";
import { type Digest, digestOf } from "../digest.ts";
import type { ApprovedItem } from "../disclosure/approved-items.ts";
import { type CategoryId, type CategoryLevel, categoryIdOf, levelsOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram, UseTexts } from "../mini-program/mini-program.ts";
import { type Operator, RECORD_YEARS } from "../operator/operator.ts";
import type { NoticeLanguage, Wording } from "./notice-language.ts";
import { recordsFor, wordingFor } from "./wording.ts";

/** Everything a citizen is told before deciding, except the masked name and number: what the consent is a consent to. */
export interface ConsentNotice extends Wording, UseTexts {
  /** Absent before version 4. */
  readonly operator?: Omit<Operator, "complaints" | "recordYears">;
  /** Where to complain. This and the two below are absent before version 5. */
  readonly complaints?: string;
  /** How many years the record of the consent is kept. */
  readonly recordYears?: number;
  /** The same, in words. */
  readonly records?: string;
  readonly recipient: { readonly legalName: string; readonly contact: string };
  readonly miniProgram: { readonly appid: string; readonly name: string; readonly logo?: Digest };
  readonly category: CategoryId;
  readonly categoryNames: readonly string[];
  /** Whose consent it is, where it is not the person's own: the words say so. */
  readonly acting?: "guardian";
  /** Behind the words of `items`; absent where these are the original's two. */
  readonly offered?: readonly ApprovedItem[];
  /** What the service provider says in Chinese, in English as well, where it was given: a page in English shows it. */
  readonly english?: UseTexts & { readonly categoryNames?: readonly string[] };
}

type Told = Pick<MiniProgram, "appid" | "name" | "logo" | "serviceProvider">;

/** In Chinese, until the person is shown it in another language. */
export function noticeFor(
  app: Told,
  use: ApprovedUse,
  operator: Operator,
  { guardian }: Pick<Acting, "guardian"> = {},
): ConsentNotice {
  const acting = guardian && "guardian";
  const levels = levelsOf(use.category);
  return {
    ...wordingFor(use.items, "zh-CN", acting),
    ...toldOf(operator),
    records: recordsFor(operator.recordYears ?? RECORD_YEARS, "zh-CN"),
    recipient: app.serviceProvider,
    miniProgram: { appid: app.appid, name: app.name, ...(app.logo && { logo: app.logo }) },
    category: categoryIdOf(use.category),
    categoryNames: levels.map(({ name }) => name),
    purpose: use.purpose,
    legalBasis: use.legalBasis,
    retention: use.retention,
    ...(use.necessity !== undefined && { necessity: use.necessity }),
    ...(acting && { acting }),
    ...(use.items && { offered: use.items }),
    ...(use.english && { english: { ...use.english, ...englishNames(levels) } }),
  };
}

function toldOf({ complaints, recordYears = RECORD_YEARS, ...operator }: Operator) {
  return { operator, complaints: complaints ?? operator.contact, recordYears };
}

/** All of them, or none: half a path in another language is no path. */
function englishNames(levels: readonly CategoryLevel[]): { categoryNames?: readonly string[] } {
  const names = levels.flatMap(({ english }) => (english === undefined ? [] : [english]));
  return names.length === levels.length ? { categoryNames: names } : {};
}

/** The same notice in the platform's words of that language. What the operator approved stays as it was approved. */
export function noticeIn(language: NoticeLanguage, notice: ConsentNotice): ConsentNotice {
  const { recordYears: years, acting } = notice;
  const records = years === undefined ? {} : { records: recordsFor(years, language) };
  return { ...notice, ...wordingFor(notice.offered, language, acting), ...records };
}

/** The SHA-256 of the notice as it is remembered: proves later which text was shown. */
export function noticeDigest(notice: ConsentNotice): Digest {
  return digestOf(JSON.stringify(notice));
}

/** What a person sees of the own identity before deciding: enough to recognise it, too little to use it. */
export interface MaskedIdentity {
  readonly realName: string;
  readonly credentialId: string;
}

export function maskIdentity(identity: VerifiedIdentity): MaskedIdentity {
  return {
    realName: maskName(identity.realName.reveal()),
    credentialId: maskCredentialId(identity.credentialId.reveal()),
  };
}
