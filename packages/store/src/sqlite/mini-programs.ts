import type { MiniProgram, MiniProgramStore, RealnameAccess } from "@shiming/core";
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
}

export function createMiniProgramStore({ database, queue }: Connection, settle: Settle): MiniProgramStore {
  const find = database.prepare<[string], Row>("SELECT * FROM mini_programs WHERE appid = ?");
  const list = database.prepare<[], Row>("SELECT * FROM mini_programs ORDER BY appid");
  const put = database.prepare<[Row]>(
    `INSERT INTO mini_programs VALUES (@appid, @name, @service_provider, @secret_digest, @categories, @access_state,
       @access_since, @access_ends_at, @access_reason, @approved_uses, @quota_per_minute, @quota_per_day, @logo)
     ON CONFLICT (appid) DO UPDATE SET name = @name, service_provider = @service_provider,
       secret_digest = @secret_digest, categories = @categories, access_state = @access_state,
       access_since = @access_since, access_ends_at = @access_ends_at, access_reason = @access_reason,
       approved_uses = @approved_uses, quota_per_minute = @quota_per_minute, quota_per_day = @quota_per_day,
       logo = @logo`,
  );
  const bindings = database
    .prepare<[string], string>("SELECT mch_id FROM merchant_bindings WHERE appid = ? ORDER BY mch_id")
    .pluck();
  const bind = database.prepare<[string, string]>("INSERT OR IGNORE INTO merchant_bindings VALUES (?, ?)");
  const unbind = database.prepare<[string, string]>(
    "DELETE FROM merchant_bindings WHERE appid = ? AND mch_id = ?",
  );

  const cache = new ReadCache<MiniProgram>();
  const boundCache = new ReadCache<readonly string[]>();
  const boundMerchants = (appid: string) => boundCache.get(appid, () => bindings.all(appid)) ?? [];

  return {
    async find(appid) {
      return cache.get(appid, () => {
        const row = find.get(appid);
        return row && fromRow(row);
      });
    },
    list: async () => list.all().map(fromRow),
    change: (appid, change) =>
      queue.run(() => {
        const row = find.get(appid);
        const { next, ...caused } = change(row && fromRow(row));
        cache.forget(appid);
        put.run(toRow(next));
        settle(caused);
      }),
    isBound: async (appid, mchId) => boundMerchants(appid).includes(mchId),
    boundMerchants: async (appid) => boundMerchants(appid),
    setBound: (appid, mchId, bound, caused) =>
      queue.run(() => {
        boundCache.forget(appid);
        (bound ? bind : unbind).run(appid, mchId);
        settle(caused);
      }),
  };
}

function fromRow(row: Row): MiniProgram {
  return {
    appid: row.appid,
    name: row.name,
    ...(row.logo !== null && { logo: row.logo }),
    serviceProvider: JSON.parse(row.service_provider),
    secretDigest: row.secret_digest,
    categories: JSON.parse(row.categories),
    access: accessOf(row),
    approvedUses: JSON.parse(row.approved_uses),
    quota: { perMinute: row.quota_per_minute, perDay: row.quota_per_day },
  };
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
  };
}
