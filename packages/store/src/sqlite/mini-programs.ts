import type { MiniProgram, MiniProgramStore, RealnameAccess } from "@shiming/core";
import type { ChangeMiniProgramNow } from "./applications.ts";
import { createBindings } from "./bindings.ts";
import type { Connection } from "./connection.ts";
import { ReadCache } from "./read-cache.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly appid: string;
  readonly name: string;
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

interface FoundRow extends Row {
  readonly organisation_name: string | null;
  readonly organisation_contact: string | null;
}

const COLUMNS = [
  "appid",
  "name",
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

/** What its organisation tells of itself stands beside it. */
const MINI_PROGRAMS = `SELECT mini_programs.*, organisations.legal_name AS organisation_name,
    organisations.citizen_contact AS organisation_contact
  FROM mini_programs LEFT JOIN organisations ON organisations.id = organisation_id`;

export interface MiniPrograms {
  readonly store: MiniProgramStore;
  readonly forgetAllOf: (organisationId: string) => void;
  readonly changeNow: ChangeMiniProgramNow;
}

/** @param endAllOf ends what a mini program could do for its former owner; called inside the unit of work */
export function createMiniPrograms(
  connection: Connection,
  settle: Settle,
  endAllOf: (appid: string, at: Date) => void,
): MiniPrograms {
  const { database, queue } = connection;
  const find = database.prepare<[string], FoundRow>(`${MINI_PROGRAMS} WHERE appid = ?`);
  const list = database.prepare<[], FoundRow>(`${MINI_PROGRAMS} ORDER BY appid`);
  const offeredUntil = database.prepare<[number], FoundRow>(
    `${MINI_PROGRAMS} WHERE offered_at <= ? AND offer_expired_at IS NULL ORDER BY offered_at`,
  );
  const put = database.prepare<[Row]>(statementOfPut());
  const ofOrganisation = database
    .prepare<[string], string>("SELECT appid FROM mini_programs WHERE organisation_id = ?")
    .pluck();
  const cache = new ReadCache<MiniProgram>();
  const { endAllOf: endBindings, ...bindings } = createBindings(connection, settle);

  const change = (appid: string, change: Parameters<MiniProgramStore["change"]>[1]) => {
    const row = find.get(appid);
    const { next, ...caused } = change(row && fromRow(row));
    cache.forget(appid);
    put.run(toRow(next));
    settle(caused);
  };

  return {
    forgetAllOf: (organisationId) => {
      for (const appid of ofOrganisation.all(organisationId)) cache.forget(appid);
    },
    changeNow: (appid, decide) => change(appid, (now) => ({ next: decide(now), events: [] })),
    store: {
      async find(appid) {
        return cache.get(appid, () => {
          const row = find.get(appid);
          return row && fromRow(row);
        });
      },
      list: async () => list.all().map(fromRow),
      offeredUntil: async (at) => offeredUntil.all(at.getTime()).map(fromRow),
      change: (appid, decide) => queue.run(() => change(appid, decide)),
      transfer: (appid, decide, at) =>
        queue.run(() => {
          change(appid, decide);
          endBindings(appid);
          endAllOf(appid, at);
        }),
      ...bindings,
    },
  };
}

function statementOfPut(): string {
  const others = COLUMNS.filter((column) => column !== "appid");
  return `INSERT INTO mini_programs (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map((column) => `@${column}`).join(", ")})
    ON CONFLICT (appid) DO UPDATE SET ${others.map((column) => `${column} = @${column}`).join(", ")}`;
}

function fromRow(row: FoundRow): MiniProgram {
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

function toRow(app: MiniProgram): Row {
  const { access } = app;
  return {
    appid: app.appid,
    name: app.name,
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
