import type { CertificateState, MerchantCertificate } from "../merchant/certificate.ts";
import type { Merchant } from "../merchant/merchant.ts";
import type { Change } from "./change.ts";
import type { RegisterPage } from "./register-page.ts";

export type MerchantPage = RegisterPage<"mch_id">;

export interface CertificatePage extends Omit<RegisterPage<"not_after" | "mch_id">, "among"> {
  /** In this state at that time. */
  readonly state?: CertificateState | undefined;
  readonly at: Date;
}

export interface MerchantStore {
  find(mchId: string): Promise<Merchant | undefined>;
  /** By their numbers. @throws `entity_not_found` for an `after` that is not there */
  list(page: MerchantPage): Promise<readonly Merchant[]>;

  /** Adds or changes it. */
  change(mchId: string, change: Change<Merchant | undefined, Merchant>): Promise<void>;

  findCertificate(certSerialNo: string): Promise<MerchantCertificate | undefined>;
  certificatesOf(mchId: string): Promise<readonly MerchantCertificate[]>;

  /**
   * Of all merchants, those that end first in front unless ordered; `search` is a part of a serial number, or the beginning of a
   * merchant's. @throws `entity_not_found` for an `after` that is not there
   */
  listCertificates(page: CertificatePage): Promise<readonly MerchantCertificate[]>;

  /** Those that there are of these serial numbers, however many. */
  certificatesAmong(certSerialNos: readonly string[]): Promise<readonly MerchantCertificate[]>;

  /** Those that were revoked and do not end before that time, the earliest revoked first. Cheap. */
  revokedCertificates(endingAfter: Date): Promise<readonly MerchantCertificate[]>;

  /** Those that are `valid` by their status and end between these times, the earliest first. Cheap. */
  certificatesEnding(between: {
    readonly from: Date;
    readonly to: Date;
  }): Promise<readonly MerchantCertificate[]>;

  /** How many are `valid` by their status and end before that time; all of them where it is undefined. Cheap. */
  countValidCertificates(endingBefore?: Date): Promise<number>;

  /**
   * Sees all certificates of the merchant, oldest first, and tells those to add and those whose status changes.
   * @throws `entity_exists` for a serial number that another merchant has
   */
  changeCertificates(mchId: string, change: Change<readonly MerchantCertificate[]>): Promise<void>;
}
