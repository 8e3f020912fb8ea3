import type { Stores } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, auditOf, tally } from "../conformance/audit-of.ts";
import { APPID, at, claim, giveConsent, release, staffWrite } from "../conformance/samples.ts";
import type { OpenStores } from "../open-stores.ts";
import { openPostgresStores } from "./open.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

describe("three nodes on one database", () => {
  let database: TemporaryDatabase;
  let nodes: OpenStores[];
  const node = (number: number) => nodes[number % nodes.length] as Stores;

  beforeAll(async () => {
    database = await temporaryDatabase();
    nodes = await atOnce(3, () => openPostgresStores({ url: database.url }));
  });

  afterAll(async () => {
    for (const stores of nodes) await stores.close();
    await database.remove();
  });

  it("release a token to one of many different requests, and record it once", async () => {
    const token = await giveConsent(node(0), "one");
    const outcomes = await atOnce(60, (n) => release(node(n), token, claim(n), at(1)));
    expect(tally(outcomes.map(({ outcome }) => outcome))).toEqual({ released: 1, refused: 59 });
    const kinds = (await auditOf(node(1))).map(({ kind }) => kind);
    expect(tally(kinds)).toMatchObject({ identity_released: 1, known_token_refused: 1 });
  });

  it("have one count of calls, in which no number comes twice", async () => {
    const windows = { minute: 29_000_000, day: 20_000 };
    const counts = await atOnce(90, (n) => node(n).quotas.count(APPID, windows));
    expect(counts.map(({ minute }) => minute).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 90 }, (_, n) => n + 1),
    );
  });

  it("tell of every entry that was committed before, while another of them numbers it", async () => {
    const before = (await auditOf(node(0))).length;
    for (let added = 1; added <= 40; added += 1) {
      await node(0).audit.append(staffWrite(`numbered ${added}`));
      const [told] = await Promise.all([auditOf(node(1)), node(2).audit.size(), node(0).audit.size()]);
      expect(told).toHaveLength(before + added);
    }
  });

  it("have one audit, whoever of them numbers it", async () => {
    const before = (await auditOf(node(0))).length;
    await atOnce(90, (n) => node(n).audit.append(staffWrite(`action ${n}`)));
    const [size, ...others] = await atOnce(6, (n) => node(n).audit.size());
    for (const other of others) expect(other).toBe(size);
    expect(await auditOf(node(2))).toHaveLength(before + 90);
  });

  it("count usage together", async () => {
    const counted = { what: "getrealnameinfo", code: 0 } as const;
    for (const n of [0, 1, 2, 3]) node(n).usage.count(APPID, counted, at(0));
    const selection = { appids: [APPID], from: at(-3600), before: at(3600), by: "all", limit: 10 } as const;
    for (const stores of nodes) await stores.usage.list(selection);
    expect(await node(0).usage.list(selection)).toMatchObject([{ times: 4 }]);
  });
});
