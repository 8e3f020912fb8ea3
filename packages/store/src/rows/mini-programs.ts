import { type MiniProgram, orderOfName, type RealnameAccess } from "@shiming/core";

export interface Row {
  readonly appid: string;
  readonly name: string;
  readonly name_order: string;
  readonly service_provider: string;
  readonly secret_digest: string;
  readonly categories: string;
  readonly access_state: RealnameAccess["state"];
  readonly access_since: number | null;
  readonly access_ends_at: number | null;
  readonly access_reason: string | null;
  readonly approved_uses: string;
  readonly quota_per_minute: number;
  readonly quota_per_day: number;
  readonly logo: string | null;
  readonly organisation_id: string | null;
  readonly offered_to: string | null;
  readonly offered_at: number | null;
  readonly offer_expired_at: number | null;
}

export interface FoundRow extends Row {
  readonly organisation_name: string | null;
  readonly organisation_contact: string | null;
}

export const COLUMNS = [
  "appid",
  "name",
  "name_order",
  "service_provider",
  "secret_digest",
  "categories",
  "access_state",
  "access_since",
  "access_ends_at",
  "access_reason",
  "approved_uses",
  "quota_per_minute",
  "quota_per_day",
  "logo",
  "organisation_id",
  "offered_to",
  "offered_at",
  "offer_expired_at",
] as const satisfies readonly (keyof Row)[];

export function fromRow(row: FoundRow): MiniProgram {
  return {
    appid: row.appid,
    name: row.name,
    ...(row.logo !== null && { logo: row.logo }),
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
    ...(row.offered_to !== null && { offer: offerOf(row.offered_to, row) }),
    serviceProvider: providerOf(row),
    secretDigest: row.secret_digest,
    categories: JSON.parse(row.categories),
    access: accessOf(row),
    approvedUses: JSON.parse(row.approved_uses),
    quota: { perMinute: row.quota_per_minute, perDay: row.quota_per_day },
  };
}

function offerOf(to: string, { offered_at, offer_expired_at }: Row): MiniProgram["offer"] {
  const expired = offer_expired_at === null ? {} : { expiredAt: new Date(offer_expired_at) };
  return { to, at: new Date(offered_at ?? 0), ...expired };
}

function providerOf({ organisation_name: legalName, organisation_contact: contact, ...row }: FoundRow) {
  if (legalName === null || contact === null) return JSON.parse(row.service_provider);
  return { legalName, contact };
}

function accessOf(row: Row): RealnameAccess {
  const since = new Date(row.access_since ?? 0);
  const endsAt = row.access_ends_at === null ? {} : { endsAt: new Date(row.access_ends_at) };
  switch (row.access_state) {
    case "none":
      return { state: "none" };
    case "approved":
      return { state: "approved", since, ...endsAt };
    case "suspended":
      return { state: "suspended", since, reason: row.access_reason ?? "", ...endsAt };
    case "ended":
      return { state: "ended", since };
  }
}

export function toRow(app: MiniProgram): Row {
  const { access } = app;
  return {
    appid: app.appid,
    name: app.name,
    name_order: orderOfName(app.name),
    service_provider: JSON.stringify(app.serviceProvider),
    secret_digest: app.secretDigest,
    categories: JSON.stringify(app.categories),
    access_state: access.state,
    access_since: access.state === "none" ? null : access.since.getTime(),
    access_ends_at: "endsAt" in access ? (access.endsAt?.getTime() ?? null) : null,
    access_reason: access.state === "suspended" ? access.reason : null,
    approved_uses: JSON.stringify(app.approvedUses),
    quota_per_minute: app.quota.perMinute,
    quota_per_day: app.quota.perDay,
    logo: app.logo ?? null,
    organisation_id: app.organisationId ?? null,
    offered_to: app.offer?.to ?? null,
    offered_at: app.offer?.at.getTime() ?? null,
    offer_expired_at: app.offer?.expiredAt?.getTime() ?? null,
  };
}
