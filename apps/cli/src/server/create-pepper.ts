/** Makes the pepper that new hashes get from here on. */
import { randomBytes } from "node:crypto";
import { pepperName } from "@shiming/core";
import { nameAfter } from "./create-key-encryption-key.ts";
import { pepperFiles } from "./key-files.ts";
import type { KeyRing } from "./key-ring.ts";
import { writeSecretFile } from "./write-secret.ts";

/** The first of a folder has no id. */
export function createFirstPepper(folder: string, sealing: KeyRing): void {
  writeSecretFile(folder, `${pepperName(undefined)}.key`, randomBytes(32), sealing);
}

/** @returns its id, which comes after those of all others @throws Sentence */
export function createPepper(folder: string, sealing: KeyRing, at: Date): string {
  const last = pepperFiles({ folder }).at(-1)?.id ?? "";
  const id = nameAfter("pepper", last, at);
  writeSecretFile(folder, `${pepperName(id)}.key`, randomBytes(32), sealing);
  return id;
}
