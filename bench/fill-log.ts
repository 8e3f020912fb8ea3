/** Fills an audit as a platform does: events are recorded by the store, and the sequencer takes them into the tree as they come. */
import { join } from "node:path";
import { type AuditEvent, signLog } from "@shiming/core";
import { openSqliteStores } from "@shiming/store/sqlite";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";

/** Events of one unit of work: as many as a busy second brings. */
const BATCH = 5000;
const HOST = { issuer: "bench", keys: [], origins: [] };

export async function fillLog(folder: string, entries: number): Promise<void> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  await createPlatformKeys(keys, new Date());
  const { auditKey } = await loadPlatformKeys(keys, data);
  const stores = await openSqliteStores(data);
  try {
    for (let written = 0; written < entries; written += BATCH) {
      const count = Math.min(BATCH, entries - written);
      const events = Array.from({ length: count }, (_, place) => releaseOf(written + place));
      await stores.hosts.change(HOST.issuer, () => ({ next: HOST, events }));
      await signLog(stores, { origin: "bench/log", privateKey: auditKey }, new Date());
    }
  } finally {
    await stores.close();
  }
}

/** As long as one of a platform's own. */
function releaseOf(place: number): AuditEvent {
  const id = String(place).padStart(22, "0");
  return {
    kind: "identity_released",
    at: new Date(),
    consentId: id,
    appid: "wx0000000000000001",
    mchId: "1900000109",
    certSerialNo: "5F1E0B0A3C2D4E6F7A8B9C0D1E2F3A4B5C6D7E8F",
    fingerprint: id.padStart(64, "0"),
    requestId: id,
  };
}
