/** What delivers, as a server has it, on a database in a folder; as a program of its own, until it is killed. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { BlockList } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { deliverEvents, Openids, type Stores } from "@shiming/core";
import { localKeyEncryptionKey } from "@shiming/crypto";
import { createEventSigner, createEventTransport } from "@shiming/events";
import { openSqliteStores } from "@shiming/store/sqlite";

export const ISSUER = "https://platform.example";
const PATIENCE_MS = 2000;

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
const keys = { current: () => key, byId: () => key };
const listed = new BlockList();
listed.addSubnet("127.0.0.0", 8, "ipv4");

export function createSender(stores: Stores, clock: () => Date) {
  const transport = createEventTransport({ listed, allowsPlainHttp: true, patienceMs: PATIENCE_MS });
  const openids = new Openids({ ...stores, keys, random: randomBytes });
  const sign = createEventSigner(() => ({ privateKey }));
  const deps = { ...stores, openids, transport, sign, keys, issuer: ISSUER, clock, pause };
  return { keys, deliver: () => deliverEvents(deps), close: () => transport.close() };
}

const [, , folder, now] = process.argv;
if (import.meta.main && folder !== undefined) {
  const stores = await openSqliteStores(folder);
  await createSender(stores, () => new Date(Number(now))).deliver();
}
