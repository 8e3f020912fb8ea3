/** The folder of the keys, as a running platform changes it. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  EVENTS,
  isPepper,
  KEK,
  type KeptKey,
  type KeyStore,
  type PlatformKey,
  pepperName,
} from "@shiming/core";
import { syncFolder, writePrivateFile } from "../private-file.ts";
import { createKeyEncryptionKey } from "./create-key-encryption-key.ts";
import { createPepper } from "./create-pepper.ts";
import { createEventKey, eventKeyFiles } from "./event-keys.ts";
import { kekFiles, pepperFiles } from "./key-files.ts";
import { ISSUER, issuerFiles, ROOT } from "./merchant-authority.ts";
import type { HeldKeys } from "./pepper-ring.ts";
import { keyOfSealedFile, resealKeyFile } from "./sealed-key.ts";
import { keepSignInSecrets, SIGN_IN } from "./sign-in-secrets.ts";

/** @param readFingerprints of all keys, as the folder has them now */
export function createKeyStore(
  folder: string,
  { keyEncryptionKeys: ring, peppers, events }: HeldKeys,
  readFingerprints: () => Promise<readonly PlatformKey[]>,
): KeyStore {
  return {
    async list() {
      await ring.refresh(new Date());
      const fingerprints = await readFingerprints();
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

    async createPepper(at) {
      keepSignInSecrets(folder, ring, peppers);
      return pepperName(createPepper(folder, ring, at));
    },

    async createEventKey(at) {
      const name = createEventKey(folder, ring, at);
      events.refresh();
      return name;
    },

    async remove(name) {
      // Of a folder that was rotated by hand: what the first pepper has in it stays.
      if (isPepper(name)) keepSignInSecrets(folder, ring, peppers);
      const keks = kekFiles({ folder }).filter((kek) => `${KEK}${kek.name}` === name);
      const removed = [...keks, ...pepperFiles({ folder }).filter(({ id }) => pepperName(id) === name)];
      const ofEvents = eventKeyFiles({ folder }).filter((each) => each === name);
      const files = [...removed.map(({ file }) => file), ...ofEvents.map((each) => `${each}.key`)];
      for (const file of files) rmSync(join(folder, file));
      syncFolder(folder);
      await ring.refresh(new Date());
      peppers.refresh();
      events.refresh();
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

  /** Of each kind the last; of the others there is one. */
  function isInUse(name: string): boolean {
    if (name.startsWith(KEK)) return name === `${KEK}${ring.current().id}`;
    if (isPepper(name)) return name === pepperName(peppers.current().id);
    if (name.startsWith(EVENTS)) return name === eventKeyFiles({ folder }).at(-1);
    return !name.startsWith(ISSUER) || name === issuerFiles(folder).at(-1);
  }

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

/** Keys that may be sealed, and are in the folder. */
function sealedFiles(folder: string): readonly string[] {
  const names = [ROOT, ...issuerFiles(folder), SIGN_IN, ...eventKeyFiles({ folder })];
  const files = [...names.map((name) => `${name}.key`), ...pepperFiles({ folder }).map(({ file }) => file)];
  return files.filter((file) => existsSync(join(folder, file)));
}
