import { isUsable, type MerchantCertificate } from "../merchant/certificate.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";

/** What was taken from the caller between the check of a request and its release, in the order of contract §5. */
export type CallerRefusal = "certificate_unusable" | "access_not_approved" | "merchant_not_bound";

/** As it is when a release is committed. What is not there was refused before it came to that. */
export interface CallerNow {
  readonly certificate: MerchantCertificate | undefined;
  readonly app: MiniProgram | undefined;
  readonly isBound: boolean;
}

/** Why a request that was checked may not be answered after all; `undefined` where it may. */
export function callerRefusalOf(
  { certificate, app, isBound }: CallerNow,
  at: Date,
): CallerRefusal | undefined {
  if (certificate && !isUsable(certificate, at)) return "certificate_unusable";
  if (!app) return undefined;
  if (!accessAllows(app.access, at)) return "access_not_approved";
  return isBound ? undefined : "merchant_not_bound";
}
