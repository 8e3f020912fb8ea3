import { diagnoseMchId } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { isUsable, type MerchantCertificate } from "../merchant/certificate.ts";
import { isMchId } from "../merchant/merchant.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";
import { detailOfMissing } from "../misplaced.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { type CertificateMeantDeps, mistakeAbout } from "./certificate-meant.ts";
import { isAbsent, type RealnameInfoFields } from "./fields.ts";
import { detailOf } from "./mistakes.ts";
import { hintOfUnusable } from "./unusable-certificate.ts";

/** @throws `mch_id_invalid` when absent, malformed or unknown */
export async function requireMerchant(
  fields: Pick<RealnameInfoFields, "mchId" | "misplaced">,
  deps: { readonly merchants: Pick<MerchantStore, "find"> },
): Promise<string> {
  const { mchId } = fields;
  if (isAbsent(mchId) || mchId === "") refuse("mch_id_invalid", detailOfMissing("mch_id", fields));
  if (!isMchId(mchId)) {
    const usual = {
      en: "mch_id must be a string of 8 to 10 digits",
      zh: "mch_id 应为 8 到 10 位数字的字符串",
    };
    return refuse("mch_id_invalid", detailOf(diagnoseMchId(mchId), usual));
  }
  const merchant = await deps.merchants.find(mchId);
  return (
    merchant?.mchId ??
    refuse("mch_id_invalid", { hint: { en: "no merchant has this number", zh: "没有这个商户号" } })
  );
}

/**
 * A sandbox, which has a diagnosis, says which; others tell no more than the dates of one's own.
 * @throws `certificate_unusable` when unknown, not that merchant's, revoked, retired or out of its dates
 */
export async function requireCertificate(
  certSerialNo: string,
  mchId: string,
  deps: CertificateMeantDeps & { readonly merchants: Pick<MerchantStore, "findCertificate"> },
  at: Date,
): Promise<MerchantCertificate> {
  const certificate = await deps.merchants.findCertificate(certSerialNo);
  if (certificate?.mchId === mchId && isUsable(certificate, at)) return certificate;
  const hint = hintOfUnusable(certificate, mchId, at, deps.diagnosis !== undefined);
  const meant = certificate ? undefined : await mistakeAbout(certSerialNo, mchId, deps);
  return refuse("certificate_unusable", detailOf(meant, hint));
}

/** @throws `access_not_approved` */
export function requireRealnameAccess(app: MiniProgram, at: Date): void {
  if (!accessAllows(app.access, at)) refuse("access_not_approved");
}

/** @throws `merchant_not_bound` */
export async function requireBinding(
  appid: string,
  mchId: string,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "isBound"> },
): Promise<void> {
  if (!(await deps.miniPrograms.isBound(appid, mchId))) refuse("merchant_not_bound");
}
