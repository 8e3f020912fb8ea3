import type { ListedBinding } from "@shiming/core";

export interface Row {
  readonly appid: string;
  readonly mch_id: string;
  readonly app_name: string;
  readonly legal_name: string;
  readonly requested_at: number | null;
  readonly ends_at: number | null;
}

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
