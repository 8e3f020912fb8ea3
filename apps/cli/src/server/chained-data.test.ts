/** Data of a release whose audit was a chain, opened by this one. */
import { createHash, createPublicKey, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { verifyAudit } from "@shiming/core";
import { openSqliteStores, readSqliteAudit, readSqliteLog } from "@shiming/store/sqlite";
import { leafHash } from "@shiming/transparency";
import { afterAll, beforeEach, expect, it } from "vitest";
import { auditHeadsFile, headWriterOf, readAuditHeads } from "./audit-heads.ts";
import { createPlatformKeys } from "./create-platform-keys.ts";
import { openOwnData } from "./own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "./platform-keys.ts";

const AT = new Date("2026-07-01T00:00:00Z");
const scratch = mkdtempSync(join(tmpdir(), "chained-data-"));
let data: string;
let keys: PlatformKeys;

afterAll(() => rmSync(scratch, { recursive: true }));
beforeEach(async () => {
  data = mkdtempSync(join(scratch, "data-"));
  await createPlatformKeys(join(data, "keys"), AT);
  keys = await loadPlatformKeys(join(data, "keys"), data);
});

/** The audit as the migration leaves it: so many entries of the chain, and no log yet. @returns their texts */
async function writeChain(count: number): Promise<readonly string[]> {
  await (await openSqliteStores(data)).close();
  const database = new DatabaseSync(join(data, "shiming.db"));
  const bodies: string[] = [];
  let previous = "0".repeat(64);
  for (let seq = 1; seq <= count; seq += 1) {
    const event = { kind: "staff_write", at: AT, actor: "test", action: `action ${seq}`, subject: "data" };
    bodies.push(JSON.stringify({ seq, previous, ...event }));
    previous = createHash("sha256")
      .update(bodies.at(-1) as string)
      .digest("hex");
    database.prepare("INSERT INTO audit VALUES (?, ?)").run(seq, bodies.at(-1) as string);
  }
  database.close();
  const head = { seq: count, digest: previous, at: AT.toISOString() };
  const message = Buffer.from(`${head.seq}\n${head.digest}\n${head.at}`);
  const signature = sign(null, message, keys.auditKey).toString("base64");
  writeFileSync(auditHeadsFile(data), `${JSON.stringify({ ...head, signature })}\n`);
  return bodies;
}

const open = () =>
  openOwnData({ data, databaseUrl: undefined, keys, actor: { kind: "command_line", user: "test" } }, AT);

async function verified() {
  const log = readSqliteLog(data);
  try {
    return await verifyAudit(readSqliteAudit(data), {
      heads: readAuditHeads(auditHeadsFile(data)),
      publicKeys: [createPublicKey(keys.auditKey)],
      stored: log.head(),
      leafTile: async (index) => log.tile(0, index),
    });
  } finally {
    log.close();
  }
}

it("its entries are the first leaves of the log, as they are, and its heads still vouch for them", async () => {
  const bodies = await writeChain(300);
  const stores = await open();
  await headWriterOf(stores, keys, data).write(AT);
  const size = await stores.audit.size();
  const leaves = Buffer.from((await stores.log.tile(0, 0)) ?? []);
  await stores.close();
  // At the first opening the keys are remembered, and the categories are put in: the first entries with a nonce.
  expect(size).toBe(302);
  expect(leaves).toEqual(Buffer.concat(bodies.slice(0, 256).map((body) => leafHash(Buffer.from(body)))));
  expect(readAuditHeads(auditHeadsFile(data)).map(({ seq }) => seq)).toEqual([300, 302]);
  expect(await verified()).toEqual({ entries: 302, signedHeads: 2, givenUp: [], problems: [] });
});

it("it is not opened where its last entry is not the one that was signed last", async () => {
  await writeChain(5);
  const database = new DatabaseSync(join(data, "shiming.db"));
  database.exec(`UPDATE audit SET body = replace(body, '"actor":"test"', '"actor":"other"') WHERE seq = 5`);
  database.close();
  await expect(open()).rejects.toThrow(/does not match the head of entry 5/);
});

it("an entry of the chain that was changed before is named by the one that continues it", async () => {
  await writeChain(5);
  const database = new DatabaseSync(join(data, "shiming.db"));
  database.exec(`UPDATE audit SET body = replace(body, '"actor":"test"', '"actor":"other"') WHERE seq = 3`);
  database.close();
  const stores = await open();
  await headWriterOf(stores, keys, data).write(AT);
  await stores.close();
  expect((await verified()).problems).toEqual([{ problem: "changed", seq: 3 }]);
});
