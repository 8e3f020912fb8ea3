import { type Binding, type BindingRequest, bindingRow, type RegisterRow } from "@shiming/core";

export interface RequestRow {
  readonly appid: string;
  readonly mch_id: string;
  readonly requested_at: number;
  readonly ends_at: number;
  readonly expired_at: number | null;
}

export function requestFrom({ appid, mch_id, requested_at, ends_at }: RequestRow): BindingRequest {
  return { appid, mchId: mch_id, at: new Date(requested_at), until: new Date(ends_at) };
}

export function requestRow(
  appid: string,
  mchId: string,
  { at, until, expiredAt }: Binding & { readonly state: "requested" },
): RequestRow {
  const times = { requested_at: at.getTime(), ends_at: until.getTime() };
  return { appid, mch_id: mchId, ...times, expired_at: expiredAt?.getTime() ?? null };
}

/** What a binding is in the register: a request for one is nothing there. */
export function boundRows(appid: string, mchId: string, { state }: Binding): readonly RegisterRow[] {
  return state === "bound" ? [bindingRow(appid, mchId)] : [];
}
