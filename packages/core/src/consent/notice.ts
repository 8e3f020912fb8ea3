import { maskCredentialId, maskName } from "@shiming/crypto";
import type { VerifiedIdentity } from "../account/account.ts";
import { type Digest, digestOf } from "../digest.ts";
import { type CategoryId, categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";

export type NoticeLanguage = "zh-CN";

/** The wording that citizens are shown. A change of any sentence is a new version. */
const WORDING = {
  version: "2026-11-1",
  language: "zh-CN" as NoticeLanguage,
  items: ["姓名", "身份证号"],
  method: "经您单独同意后，由平台将上述信息加密提供给服务提供方一次",
  withdrawal: "您可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权获取信息",
} as const;

/** Everything a citizen is told before deciding, except the masked name and number: what the consent is a consent to. */
export interface ConsentNotice {
  readonly version: string;
  readonly language: NoticeLanguage;
  readonly recipient: { readonly legalName: string; readonly contact: string };
  readonly miniProgram: { readonly appid: string; readonly name: string };
  readonly category: CategoryId;
  readonly categoryNames: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
  readonly items: readonly string[];
  readonly method: string;
  readonly withdrawal: string;
}

export function noticeFor(app: MiniProgram, use: ApprovedUse): ConsentNotice {
  const { first, second, third } = use.category;
  return {
    ...WORDING,
    recipient: app.serviceProvider,
    miniProgram: { appid: app.appid, name: app.name },
    category: categoryIdOf(use.category),
    categoryNames: [first, second, third].flatMap((level) => (level ? [level.name] : [])),
    purpose: use.purpose,
    legalBasis: use.legalBasis,
    retention: use.retention,
  };
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
