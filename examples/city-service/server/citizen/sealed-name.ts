/** Names at rest: IV (12 bytes) | AES-256-GCM ciphertext | tag (16), bound to the citizen whose row they stand in. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Sensitive } from "@shiming/sdk";
import type { CitizenKeys } from "./keys.ts";

const [IV, TAG] = [12, 16];

export function sealName(name: Sensitive<string>, citizenId: string, { sealing }: CitizenKeys): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", sealing, iv, { authTagLength: TAG }).setAAD(place(citizenId));
  return Buffer.concat([iv, cipher.update(name.reveal(), "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error if a bit was changed, or the name belongs to another row */
export function openName(sealed: Buffer, citizenId: string, { sealing }: CitizenKeys): Sensitive<string> {
  const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(place(citizenId))
    .setAuthTag(sealed.subarray(-TAG));
  const name = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
  return new Sensitive(name.toString("utf8"));
}

function place(citizenId: string): Buffer {
  return Buffer.from(`citizen/${citizenId}/name`);
}
