/** The one secret of this back end, and the two keys that come from it. */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sensitive } from "@shiming/sdk";

export interface CitizenKeys {
  /** By which a citizen is recognised again: HMAC-SHA-256. */
  readonly recognition: KeyObject;
  /** Under which names are sealed: AES-256-GCM. */
  readonly sealing: KeyObject;
}

const LENGTH = 32;

/** @throws Error unless the secret is the base64 of 32 bytes */
export function deriveKeys(secret: Sensitive<string>): CitizenKeys {
  const bytes = Buffer.from(secret.reveal().trim(), "base64");
  if (bytes.length !== LENGTH)
    throw new Error("The secret of the city service must be the base64 of 32 bytes.");
  const key = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync("sha256", bytes, "", `city-service ${purpose}`, LENGTH)));
  return { recognition: key("recognition"), sealing: key("sealing") };
}

/**
 * The secret in the folder's file `secret`; made when there is neither it nor a database yet.
 * @throws Error if there is a database whose secret is somewhere else, or lost
 */
export function readOrMakeSecret(folder: string): Sensitive<string> {
  const file = join(folder, "secret");
  if (!existsSync(file)) {
    if (existsSync(join(folder, "city-service.db")))
      throw new Error("The database of the city service needs its secret: put it back, or say where it is.");
    writeFileSync(file, `${randomBytes(LENGTH).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  }
  return new Sensitive(readFileSync(file, "utf8"));
}

/** Says by a digest which keys a database was made with. */
export function keyCheck({ recognition }: CitizenKeys): Buffer {
  return createHmac("sha256", recognition).update("key check").digest();
}
