import { type ConsentedItems, releasableItems } from "../disclosure/consented.ts";
import { isUsable, type MerchantCertificate } from "../merchant/certificate.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { accessAllows } from "../mini-program/realname-access.ts";

/** What was taken from the caller between the check of a request and its release, in the order of contract §5. */
export type CallerRefusal =
  | "certificate_unusable"
  | "access_not_approved"
  | "merchant_not_bound"
  /** It is approved for less than what was encrypted: the same request gets what is left. */
  | "approval_changed";

/** What is about to be released, under the approval that was in force when it was encrypted. */
export interface Disclosing {
  readonly consented: ConsentedItems;
  readonly access: MiniProgram["access"];
}

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
  disclosing?: Disclosing,
): CallerRefusal | undefined {
  if (certificate && !isUsable(certificate, at)) return "certificate_unusable";
  if (!app) return undefined;
  if (!accessAllows(app.access, at)) return "access_not_approved";
  if (!isBound) return "merchant_not_bound";
  return disclosing && !isCovered(disclosing.consented, app) ? "approval_changed" : undefined;
}

function isCovered(consented: ConsentedItems, { approvedUses }: MiniProgram): boolean {
  return releasableItems(consented, approvedUses).length === consented.items.length;
}
