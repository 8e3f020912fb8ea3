import { type Binding, bindingRow, type MiniProgramStore, type RegisterRow, telling } from "@shiming/core";
import { bindingList } from "../merchant-lists.ts";
import { boundRows, type RequestRow, requestFrom, requestRow } from "../rows/bindings.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { ReadCache } from "./read-cache.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

export interface Bindings
  extends Pick<
    MiniProgramStore,
    | "isBound"
    | "boundMerchants"
    | "boundTo"
    | "bindingRequests"
    | "bindingRequestsOver"
    | "listBindings"
    | "changeBinding"
  > {
  /**
   * Ends all that a mini program has and has asked for. To be called inside a unit of work, which it commits with.
   * @returns what was bound
   */
  endAllOf(appid: string): readonly RegisterRow[];
  isBoundNow(appid: string, mchId: string): boolean;
}

export function createBindings(connection: Connection, settle: Settle): Bindings {
  const { database, queue } = connection;
  const ofApp = database
    .prepare<[string], string>("SELECT mch_id FROM merchant_bindings WHERE appid = ? ORDER BY mch_id")
    .pluck();
  const ofMerchant = database
    .prepare<[string], string>("SELECT appid FROM merchant_bindings WHERE mch_id = ? ORDER BY appid")
    .pluck();
  const requestsOf = (column: "appid" | "mch_id") =>
    database.prepare<[string, number], RequestRow>(
      `SELECT * FROM binding_requests WHERE ${column} = ? AND ends_at > ? ORDER BY requested_at, appid, mch_id`,
    );
  const [byApp, byMerchant] = [requestsOf("appid"), requestsOf("mch_id")];
  const over = database.prepare<[number], RequestRow>(
    "SELECT * FROM binding_requests WHERE ends_at <= ? AND expired_at IS NULL ORDER BY ends_at, appid, mch_id",
  );
  const find = database.prepare<[string, string], RequestRow>(
    "SELECT * FROM binding_requests WHERE appid = ? AND mch_id = ?",
  );
  const bind = database.prepare<[string, string]>(
    "INSERT INTO merchant_bindings (appid, mch_id) VALUES (?, ?)",
  );
  const request = database.prepare<[RequestRow]>(
    `INSERT INTO binding_requests ${named("appid mch_id requested_at ends_at expired_at")}`,
  );
  const tables = ["merchant_bindings", "binding_requests"] as const;
  const remove = tables.map((table) =>
    database.prepare<[string, string]>(`DELETE FROM ${table} WHERE appid = ? AND mch_id = ?`),
  );
  const removeAll = tables.map((table) => database.prepare<[string]>(`DELETE FROM ${table} WHERE appid = ?`));

  const cache = new ReadCache<readonly string[]>(queue);
  const bound = (appid: string) => cache.get(appid, () => ofApp.all(appid)) ?? [];
  const isBoundNow = (appid: string, mchId: string) => bound(appid).includes(mchId);
  const bindingNow = (appid: string, mchId: string): Binding => {
    if (ofApp.all(appid).includes(mchId)) return { state: "bound" };
    const row = find.get(appid, mchId);
    if (!row) return { state: "none" };
    const { at, until } = requestFrom(row);
    const expired = row.expired_at === null ? {} : { expiredAt: new Date(row.expired_at) };
    return { state: "requested", at, until, ...expired };
  };

  return {
    isBound: async (appid, mchId) => isBoundNow(appid, mchId),
    isBoundNow,
    boundMerchants: async (appid) => bound(appid),
    boundTo: async (mchId) => ofMerchant.all(mchId),
    bindingRequests: async (of, at) => {
      const rows = "appid" in of ? byApp.all(of.appid, at.getTime()) : byMerchant.all(of.mchId, at.getTime());
      return rows.map(requestFrom);
    },
    listBindings: bindingList(registerReader(connection)),
    bindingRequestsOver: async (at) => over.all(at.getTime()).map(requestFrom),
    changeBinding: (appid, mchId, change) =>
      queue.run(() => {
        const now = bindingNow(appid, mchId);
        const { next, ...caused } = change(now);
        cache.forget(appid);
        for (const statement of remove) statement.run(appid, mchId);
        if (next.state === "bound") bind.run(appid, mchId);
        if (next.state === "requested") request.run(requestRow(appid, mchId, next));
        settle(telling(caused, boundRows(appid, mchId, now), boundRows(appid, mchId, next)));
      }),
    endAllOf: (appid) => {
      cache.forget(appid);
      const ended = ofApp.all(appid).map((mchId) => bindingRow(appid, mchId));
      for (const statement of removeAll) statement.run(appid);
      return ended;
    },
  };
}
