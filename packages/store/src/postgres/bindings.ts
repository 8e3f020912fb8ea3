import { type Binding, bindingRow, type MiniProgramStore, type RegisterRow, telling } from "@shiming/core";
import { bindingList } from "../merchant-lists.ts";
import { boundRows, type RequestRow, requestFrom, requestRow } from "../rows/bindings.ts";
import type { Connection, Unit } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

interface Pair {
  readonly appid: string;
  readonly mch_id: string;
}

const lockApp = statement<{ appid: string }>(
  "SELECT appid FROM mini_programs WHERE appid = @appid FOR UPDATE",
);
export const isBound = statement<Pair>(
  "SELECT appid FROM merchant_bindings WHERE appid = @appid AND mch_id = @mch_id",
);
const ofApp = statement<{ appid: string }, Pair>(
  "SELECT * FROM merchant_bindings WHERE appid = @appid ORDER BY mch_id",
);
const ofMerchant = statement<{ mch_id: string }, Pair>(
  "SELECT * FROM merchant_bindings WHERE mch_id = @mch_id ORDER BY appid",
);
const requestsOf = (column: "appid" | "mch_id") =>
  statement<{ of: string; at: number }, RequestRow>(
    `SELECT * FROM binding_requests WHERE ${column} = @of AND ends_at > @at ORDER BY requested_at, appid, mch_id`,
  );
const [byApp, byMerchant] = [requestsOf("appid"), requestsOf("mch_id")];
const over = statement<{ at: number }, RequestRow>(
  "SELECT * FROM binding_requests WHERE ends_at <= @at AND expired_at IS NULL ORDER BY ends_at, appid, mch_id",
);
const findRequest = statement<Pair, RequestRow>(
  "SELECT * FROM binding_requests WHERE appid = @appid AND mch_id = @mch_id",
);
const bind = statement<Pair>("INSERT INTO merchant_bindings (appid, mch_id) VALUES (@appid, @mch_id)");
const request = statement<RequestRow>(
  `INSERT INTO binding_requests (appid, mch_id, requested_at, ends_at, expired_at)
   VALUES (@appid, @mch_id, @requested_at, @ends_at, @expired_at)`,
);
const TABLES = ["merchant_bindings", "binding_requests"] as const;
const remove = TABLES.map((table) =>
  statement<Pair>(`DELETE FROM ${table} WHERE appid = @appid AND mch_id = @mch_id`),
);
const removeAll = TABLES.map((table) =>
  statement<{ appid: string }>(`DELETE FROM ${table} WHERE appid = @appid`),
);

type Bindings = Pick<
  MiniProgramStore,
  | "isBound"
  | "boundMerchants"
  | "boundTo"
  | "bindingRequests"
  | "bindingRequestsOver"
  | "listBindings"
  | "changeBinding"
>;

export function createBindings(connection: Connection): Bindings {
  return {
    isBound: async (appid, mchId) => Boolean(await connection.first(isBound, { appid, mch_id: mchId })),
    boundMerchants: async (appid) => (await connection.all(ofApp, { appid })).map(({ mch_id }) => mch_id),
    boundTo: async (mchId) => (await connection.all(ofMerchant, { mch_id: mchId })).map(({ appid }) => appid),
    async bindingRequests(of, at) {
      const rows =
        "appid" in of
          ? connection.all(byApp, { of: of.appid, at: at.getTime() })
          : connection.all(byMerchant, { of: of.mchId, at: at.getTime() });
      return (await rows).map(requestFrom);
    },
    listBindings: bindingList(registerReader(connection)),
    bindingRequestsOver: async (at) => (await connection.all(over, { at: at.getTime() })).map(requestFrom),
    changeBinding: (appid, mchId, change) =>
      connection.unit(async (unit) => {
        const pair = { appid, mch_id: mchId };
        await unit.first(lockApp, { appid });
        const now = await bindingNow(unit, pair);
        const { next, ...caused } = change(now);
        for (const statement of remove) await unit.run(statement, pair);
        if (next.state === "bound") await unit.run(bind, pair);
        if (next.state === "requested") await unit.run(request, requestRow(appid, mchId, next));
        await settle(unit, telling(caused, boundRows(appid, mchId, now), boundRows(appid, mchId, next)));
      }),
  };
}

async function bindingNow(unit: Unit, pair: Pair): Promise<Binding> {
  if (await unit.first(isBound, pair)) return { state: "bound" };
  const row = await unit.first(findRequest, pair);
  if (!row) return { state: "none" };
  const { at, until } = requestFrom(row);
  const expired = row.expired_at === null ? {} : { expiredAt: new Date(row.expired_at) };
  return { state: "requested", at, until, ...expired };
}

/** Ends all that a mini program has and has asked for. @returns what was bound */
export async function endBindings(unit: Unit, appid: string): Promise<readonly RegisterRow[]> {
  const ended = (await unit.all(ofApp, { appid })).map(({ mch_id }) => bindingRow(appid, mch_id));
  for (const statement of removeAll) await unit.run(statement, { appid });
  return ended;
}
