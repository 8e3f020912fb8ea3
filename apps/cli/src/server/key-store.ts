/** The folder of the keys, as a running platform changes it. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { KEK, type KeptKey, type KeyStore, type PlatformKey } from "@shiming/core";
import { syncFolder, writePrivateFile } from "../private-file.ts";
import { createKeyEncryptionKey } from "./create-key-encryption-key.ts";
import { kekFiles } from "./key-files.ts";
import type { KeyRing } from "./key-ring.ts";
import { ISSUER, issuerFiles, ROOT } from "./merchant-authority.ts";
import { keyOfSealedFile, resealKeyFile } from "./sealed-key.ts";

/** @param readFingerprints of all keys, as the folder has them now */
export function createKeyStore(
  folder: string,
  ring: KeyRing,
  readFingerprints: () => Promise<readonly PlatformKey[]>,
): KeyStore {
  return {
    async list() {
      await ring.refresh(new Date());
      const fingerprints = await readFingerprints();
      const issuer = issuerFiles(folder).at(-1);
      const isInUse = (name: string) =>
        name.startsWith(KEK)
          ? name === `${KEK}${ring.current().id}`
          : !name.startsWith(ISSUER) || name === issuer;
      const kept = fingerprints.map(
        (key): KeptKey => ({ ...key, place: placeOf(key.name), isInUse: isInUse(key.name) }),
      );
      return kept.sort((one, other) => (one.name < other.name ? -1 : 1));
    },

    async createKeyEncryptionKey(at) {
      const id = await createKeyEncryptionKey(folder, ring.kms, at);
      await ring.refresh(at);
      return id;
    },

    async removeKeyEncryptionKey(id) {
      const removed = kekFiles({ folder }).filter(({ name }) => name === id);
      for (const { file } of removed) rmSync(join(folder, file));
      syncFolder(folder);
      await ring.refresh(new Date());
    },

    sealedKeys: async () =>
      sealedFiles(folder).flatMap((file) => {
        const keyId = keyOfSealedFile(readFileSync(join(folder, file), "utf8"));
        return keyId === undefined ? [] : [{ name: file, keyId }];
      }),

    async resealKeys() {
      for (const file of sealedFiles(folder)) {
        const path = join(folder, file);
        const resealed = resealKeyFile(readFileSync(path, "utf8"), { file, path }, ring);
        if (resealed !== undefined) writePrivateFile(path, resealed);
      }
    },
  };

  function placeOf(name: string): KeptKey["place"] {
    const wrapped = ring.files.find((file) => `${KEK}${file.name}` === name && file.isWrapped);
    const there = { en: `folder ${folder}`, zh: `目录 ${folder}` };
    if (!wrapped || !ring.kms) return there;
    return {
      en: `${there.en}, wrapped by ${ring.kms.place.en}`,
      zh: `${there.zh}，由 ${ring.kms.place.zh} 包裹`,
    };
  }
}

/** Private keys that may be sealed, and are in the folder. */
function sealedFiles(folder: string): readonly string[] {
  const files = [ROOT, ...issuerFiles(folder)].map((name) => `${name}.key`);
  return files.filter((file) => existsSync(join(folder, file)));
}
