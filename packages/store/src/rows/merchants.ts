import type { Merchant } from "@shiming/core";

export interface MerchantRow {
  readonly mch_id: string;
  readonly legal_name: string;
  readonly organisation_id: string | null;
}

export function merchantOf(row: MerchantRow): Merchant {
  return {
    mchId: row.mch_id,
    legalName: row.legal_name,
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
  };
}

export function rowOfMerchant({ mchId, legalName, organisationId }: Merchant): MerchantRow {
  return { mch_id: mchId, legal_name: legalName, organisation_id: organisationId ?? null };
}

/** As the end of a refusal to add a certificate. */
export const existing = (certSerialNo: string) => ({
  en: `certificate ${certSerialNo} exists`,
  zh: `证书 ${certSerialNo} 已存在`,
});
