/** Fills an audit as a platform does: entries come by the store, and the sequencer takes them into the tree as they come. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type AuditEvent, signLog } from "@shiming/core";
import { openSqliteStores } from "@shiming/store";
import { createPlatformKeys } from "../apps/cli/src/server/create-platform-keys.ts";
import { loadPlatformKeys } from "../apps/cli/src/server/platform-keys.ts";

/** Entries that commit together, as many as a busy second brings. */
const BATCH = 5000;

export async function fillLog(folder: string, entries: number): Promise<void> {
  const [data, keys] = [join(folder, "data"), join(folder, "keys")];
  await createPlatformKeys(keys, new Date());
  const { auditKey } = await loadPlatformKeys(keys, data);
  const stores = await openSqliteStores(data);
  try {
    for (let written = 0; written < entries; ) {
      const count = Math.min(BATCH, entries - written);
      await Promise.all(Array.from({ length: count }, () => stores.audit.append(releaseNow())));
      await signLog(stores, { origin: "bench/log", privateKey: auditKey }, new Date());
      written += count;
    }
  } finally {
    await stores.close();
  }
}

function releaseNow(): AuditEvent {
  return {
    kind: "identity_released",
    at: new Date(),
    consentId: randomBytes(16).toString("base64url"),
    appid: "wx0000000000000001",
    mchId: "1900000109",
    certSerialNo: "5F1E0B0A3C2D4E6F7A8B9C0D1E2F3A4B5C6D7E8F",
    fingerprint: "0".repeat(64),
    requestId: randomBytes(16).toString("base64url"),
  };
}
