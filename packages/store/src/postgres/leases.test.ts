import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { at } from "../conformance/samples.ts";
import { LeaseLost, type Leases } from "../leases.ts";
import type { OpenStores } from "../open-stores.ts";
import { openPostgresStores } from "./open.ts";
import { createPool, type Pool } from "./pool.ts";
import { statement } from "./statement.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

const JOB = "mail_delivery";
/** What the clock of the database does to a lease when time goes by. */
const endNow = statement("UPDATE leases SET ends_at = 0");
const longAgo = statement("UPDATE leases SET since = 1");
const message = (id: string) => {
  const sealed = Buffer.from([1]);
  return { id, channel: "mail", about: "application 1", template: "t", at: at(0), sealed } as const;
};

describe("a job of two nodes", () => {
  let database: TemporaryDatabase;
  let clock: Pool;
  let nodes: readonly [OpenStores, OpenStores];

  beforeAll(async () => {
    database = await temporaryDatabase();
    clock = createPool({ url: database.url });
    // So long that nothing is renewed, or comes to its end, while a test looks.
    const open = () => openPostgresStores({ url: database.url, leaseMs: 3_600_000 });
    nodes = [await open(), await open()];
  });

  afterEach(async () => {
    for (const { leases } of nodes) await leases.close();
  });

  afterAll(async () => {
    for (const stores of nodes) await stores.close();
    await clock.close();
    await database.remove();
  });

  /** Asks for the job. @returns whether the node has it */
  async function isOf(leases: Leases): Promise<boolean> {
    await leases.seek([JOB]);
    return leases.under(JOB, async () => {});
  }

  it("is done by the first, and by the other as soon as the first gives it back", async () => {
    const [one, other] = nodes;
    expect([await isOf(one.leases), await isOf(other.leases)]).toEqual([true, false]);
    const held = await other.leases.list();
    const holder = expect.stringContaining(`:${process.pid}:`);
    expect(held).toEqual([{ name: JOB, holder, isOurs: false, since: expect.any(Date) }]);
    await clock.run(longAgo, {});
    // Asked for again it is the same one's, since then.
    expect(await isOf(one.leases)).toBe(true);
    expect(await one.leases.list()).toEqual([{ ...held[0], isOurs: true, since: new Date(1) }]);
    await one.leases.close();
    expect(await isOf(other.leases)).toBe(true);
    expect(await isOf(one.leases)).toBe(false);
    const [now] = await one.leases.list();
    expect(now?.since?.getTime()).toBeGreaterThan(1);
  });

  it("is one node's, of however many that ask at once", async () => {
    const won = await Promise.all(nodes.map(({ leases }) => isOf(leases)));
    expect(won.filter((isWon) => isWon)).toHaveLength(1);
  });

  it("comes to the other when the first is not heard of, and what the first goes on with changes nothing", async () => {
    const [one, other] = nodes;
    await isOf(one.leases);
    const seen: unknown[] = [];
    await one.leases.under(JOB, async (isHeld) => {
      await one.outbox.put([message("in time")]);
      seen.push(await isHeld());
      // It sleeps, and the other takes the job over.
      await clock.run(endNow, {});
      expect(await isOf(other.leases)).toBe(true);
      seen.push(await isHeld());
      const late = [
        () => one.outbox.put([message("too late")]),
        () => one.outbox.claim(at(1), at(60), 10),
        () => one.housekeeping.forgetEnded(at(0)),
        () => one.audit.size(),
      ];
      for (const work of late) await expect(work()).rejects.toBeInstanceOf(LeaseLost);
      expect(await one.outbox.find("in time")).toMatchObject({ state: "waiting", dueAt: at(0) });
    });
    expect(seen).toEqual([true, false]);
    await other.leases.under(JOB, async () => {
      expect(await other.outbox.claim(at(1), at(60), 10)).toMatchObject([{ id: "in time" }]);
    });
    // What has left the house is remembered, whoever delivers by now.
    await one.leases.under(JOB, () => one.outbox.settle("in time", { outcome: "delivered", at: at(2) }));
    expect(await one.outbox.find("in time")).toMatchObject({ state: "delivered" });
    expect(await one.outbox.find("too late")).toBeUndefined();
  });

  it("comes to nobody else while a change of its holder is under way", async () => {
    const [one, other] = nodes;
    await isOf(one.leases);
    let takenOver: Promise<boolean> | undefined;
    await one.leases.under(JOB, () =>
      one.hosts.change("host", () => {
        // The change has looked at its lease, and has not committed yet.
        takenOver = clock.run(endNow, {}).then(() => isOf(other.leases));
        return { next: { issuer: "host", keys: [], origins: [] }, events: [] };
      }),
    );
    expect(await one.hosts.find("host")).toBeDefined();
    expect(await takenOver).toBe(true);
  });
});
