import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOf } from "../conformance/audit-of.ts";
import { APPID, at, staffWrite } from "../conformance/samples.ts";
import type { OpenStores, ReadReplica } from "../open-stores.ts";
import { openPostgresStores } from "./open.ts";
import { startOwnServer } from "./testing/server.ts";
import { type Standby, startStandby } from "./testing/standby.ts";

describe("a streaming replica", () => {
  let primary: Awaited<ReturnType<typeof startOwnServer>>;
  let standby: Standby;
  let stores: OpenStores;
  let replica: ReadReplica;

  beforeAll(async () => {
    primary = await startOwnServer();
    standby = await startStandby(primary);
    stores = await openPostgresStores({ url: primary.url, readUrl: standby.url });
    replica = stores.replica as ReadReplica;
  });

  afterAll(async () => {
    await stores.close();
    await standby.stop();
    await primary.stop();
  });

  const logo = (of: typeof stores | undefined, name: string) => of?.logos.find(name as never);

  it("is read as soon as it has what the node has changed, and not before", async () => {
    await onStandby("SELECT pg_wal_replay_pause()");
    await stores.logos.put("one" as never, Buffer.from("1"));
    await replica.noteChange();
    expect([await replica.stores(), replica.state]).toEqual([undefined, "behind"]);
    await onStandby("SELECT pg_wal_replay_resume()");
    await expect.poll(async () => logo((await replica.stores()) as OpenStores, "one")).toBeDefined();
    expect(replica.state).toBe("used");
  });

  it("tells the whole audit and all usage, with what it does not have yet from the primary", async () => {
    await onStandby("SELECT pg_wal_replay_pause()");
    for (let n = 0; n < 3; n += 1) await stores.audit.append(staffWrite(`action ${n}`));
    stores.usage.count(APPID, { what: "getrealnameinfo", code: 0 }, at(0));
    const copy = (await replica.stores()) as OpenStores;
    expect(await auditOf(copy)).toEqual(await auditOf(stores));
    await onStandby("SELECT pg_wal_replay_resume()");
    const hours = { from: at(-3600), before: at(3600), by: "all", limit: 10 } as const;
    await expect.poll(async () => (await copy.usage.list(hours)).length).toBe(1);
  });

  it("takes no writes, whoever asks for one", async () => {
    const copy = (await replica.stores()) as OpenStores;
    await expect(copy.logos.put("two" as never, Buffer.from("2"))).rejects.toThrow("it can only be read");
  });

  it("is left alone when it is away, at once and without an error, or when it is no replica at all", async () => {
    const own = await openPostgresStores({ url: primary.url, readUrl: primary.url });
    expect([await own.replica?.stores(), own.replica?.state]).toEqual([undefined, "away"]);
    await own.close();
    const gone = await openPostgresStores({ url: primary.url, readUrl: "postgres://a:b@127.0.0.1:1/c" });
    expect([await gone.replica?.stores(), gone.replica?.state]).toEqual([undefined, "away"]);
    await gone.close();
  });

  async function onStandby(sql: string): Promise<void> {
    const client = new pg.Client(standby.url);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
});
