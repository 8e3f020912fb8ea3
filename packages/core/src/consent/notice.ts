import { maskCredentialId, maskName } from "@shiming/crypto";
import type { VerifiedIdentity } from "../account/account.ts";
import { type Digest, digestOf } from "../digest.ts";
import { type CategoryId, categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import { type NoticeLanguage, WORDING, type Wording } from "./wording.ts";

/** Everything a citizen is told before deciding, except the masked name and number: what the consent is a consent to. */
export interface ConsentNotice extends Wording {
  readonly recipient: { readonly legalName: string; readonly contact: string };
  readonly miniProgram: { readonly appid: string; readonly name: string; readonly logo?: Digest };
  readonly category: CategoryId;
  readonly categoryNames: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
}

/** In Chinese, until the person is shown it in another language. */
export function noticeFor(app: MiniProgram, use: ApprovedUse): ConsentNotice {
  const { first, second, third } = use.category;
  return {
    ...WORDING["zh-CN"],
    recipient: app.serviceProvider,
    miniProgram: { appid: app.appid, name: app.name, ...(app.logo && { logo: app.logo }) },
    category: categoryIdOf(use.category),
    categoryNames: [first, second, third].flatMap((level) => (level ? [level.name] : [])),
    purpose: use.purpose,
    legalBasis: use.legalBasis,
    retention: use.retention,
  };
}

/** The same notice in the platform's words of that language. What the operator approved stays as it was approved. */
export function noticeIn(language: NoticeLanguage, notice: ConsentNotice): ConsentNotice {
  return { ...notice, ...WORDING[language] };
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
