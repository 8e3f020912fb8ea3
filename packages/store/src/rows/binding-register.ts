import type { ListedBinding } from "@shiming/core";

export interface Row {
  readonly appid: string;
  readonly mch_id: string;
  readonly app_name: string;
  readonly legal_name: string;
  readonly requested_at: number | null;
  readonly ends_at: number | null;
}

export const LEGAL_NAME = "coalesce(organisations.legal_name, merchants.legal_name)";
/** What is bound, and what was asked for, beside the names of both. */
export const FROM = `(
    SELECT appid, mch_id, NULL AS requested_at, NULL AS ends_at FROM merchant_bindings
    UNION ALL SELECT appid, mch_id, requested_at, ends_at FROM binding_requests
  ) AS bindings
  JOIN mini_programs USING (appid) JOIN merchants USING (mch_id)
  LEFT JOIN organisations ON organisations.id = merchants.organisation_id`;

export function bindingOf({
  appid,
  mch_id,
  app_name,
  legal_name,
  requested_at,
  ends_at,
}: Row): ListedBinding {
  const isRequest = requested_at !== null && ends_at !== null;
  return {
    ...{ appid, name: app_name, mchId: mch_id, legalName: legal_name },
    ...(isRequest && { request: { at: new Date(requested_at), until: new Date(ends_at) } }),
  };
}
