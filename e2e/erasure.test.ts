/** That the identity of a deleted account is nowhere: not what it says, and not the key that it was sealed with. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccountKey, accountContext, deleteAccount, deleteOwnIdentity } from "@shiming/core";
import { openRecord, sensitive, wrappedKeyOf } from "@shiming/crypto";
import type { OpenStores } from "@shiming/store";
import { snapshotSqlite } from "@shiming/store/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { host } from "./support/hosts.ts";
import { OPERATOR } from "./support/operator.ts";
import { createSecrets, credentialId, identity, setPerson } from "./support/persons.ts";
import { isOnPostgres } from "./support/places.ts";
import { openTestStores, storedBytes } from "./support/stores.ts";

const PEOPLE = 600;
const at = new Date("2026-11-28T04:00:00Z");
const secrets = createSecrets();
const folder = mkdtempSync(join(tmpdir(), "shiming-erasure-"));
let stores: OpenStores;

/** In no order, so that pages are split: where SQLite leaves copies in the gaps of pages. */
const users = Array.from({ length: PEOPLE }, (_, n) => `u-${(n * 7919) % PEOPLE}`);
const keyOf = (userId: string): AccountKey => ({ issuer: host.issuer, userId });
const sealed = new Map<string, Uint8Array>();

beforeAll(async () => {
  stores = await openTestStores(folder);
  for (const [n, userId] of users.entries()) {
    const realName = sensitive(`张${"三丰四".repeat(1 + (n % 5))}`);
    await setPerson(stores, secrets, at, { identity: { ...identity, realName } }, userId);
    sealed.set(userId, (await stores.accounts.find(keyOf(userId)))?.sealedIdentity ?? Buffer.of());
  }
});
afterAll(async () => {
  await stores.close();
  rmSync(folder, { recursive: true });
});

const isStored = async (bytes: Buffer) => (await storedBytes(folder)).includes(bytes);
const recordOf = (userId: string) => sealed.get(userId) ?? Buffer.of();
const deps = () => ({ ...stores, keys: secrets.keys, random: randomBytes });

describe("an identity", () => {
  it("is stored sealed, and its key with it", async () => {
    const bytes = await storedBytes(folder);
    for (const userId of users) expect(bytes.includes(wrappedKeyOf(recordOf(userId)))).toBe(true);
    expect(bytes.includes(credentialId)).toBe(false);
    const opened = openRecord(
      recordOf("u-1"),
      `accounts.identity:${accountContext(keyOf("u-1"))}`,
      secrets.keys.byId,
    );
    expect(Buffer.from(opened).toString()).toContain(credentialId);
  });

  it("is in nothing that is stored once its account is deleted, and in no copy that is made then", async () => {
    const deleted = users.filter((_, n) => n % 4 === 0);
    for (const userId of deleted) await deleteAccount(keyOf(userId), OPERATOR, deps(), at);
    const bytes = await storedBytes(folder);
    for (const userId of deleted) expect(bytes.includes(wrappedKeyOf(recordOf(userId))), userId).toBe(false);
    for (const userId of users.filter((user) => !deleted.includes(user)))
      expect(bytes.includes(wrappedKeyOf(recordOf(userId))), userId).toBe(true);
    if (isOnPostgres()) return;
    // What `shiming backup` puts into its archive.
    const copies = mkdtempSync(join(tmpdir(), "shiming-erasure-copy-"));
    await snapshotSqlite(folder, copies);
    const copy = readFileSync(join(copies, "shiming.db"));
    for (const userId of deleted) expect(copy.includes(wrappedKeyOf(recordOf(userId))), userId).toBe(false);
    rmSync(copies, { recursive: true });
  });

  it("is gone at once when the person deletes it, and the account stays", async () => {
    const [, userId = ""] = users;
    expect(await deleteOwnIdentity({ account: keyOf(userId) }, deps(), at)).toBe(true);
    expect(await isStored(wrappedKeyOf(recordOf(userId)))).toBe(false);
    expect(await stores.accounts.find(keyOf(userId))).toMatchObject({ sealedIdentity: undefined });
    expect(await deleteOwnIdentity({ account: keyOf(userId) }, deps(), at)).toBe(false);
    const told: string[] = [];
    for await (const { body } of stores.audit.entriesBackwards()) told.push(body);
    expect(told.filter((body) => body.includes('"identity_deleted"'))).toHaveLength(1);
    expect(told.join()).not.toContain(userId === "" ? "?" : `"${userId}"`);
  });

  it("is kept by a legal hold, whoever asks", async () => {
    const [, , userId = ""] = users;
    const hold = {
      id: "h1",
      of: { kind: "account", account: keyOf(userId) },
      reason: "case",
      placedAt: at,
    } as const;
    await stores.retention.changeHolds(() => ({ next: [hold], events: [] }));
    const held = { failure: "legal_hold" };
    await expect(deleteAccount(keyOf(userId), OPERATOR, deps(), at)).rejects.toMatchObject(held);
    await expect(deleteOwnIdentity({ account: keyOf(userId) }, deps(), at)).rejects.toMatchObject(held);
    await stores.retention.changeHolds(() => ({ next: [], events: [] }));
    await deleteAccount(keyOf(userId), OPERATOR, deps(), at);
    expect(await stores.accounts.find(keyOf(userId))).toBeUndefined();
  });
});
