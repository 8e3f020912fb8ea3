import { join } from "node:path";
import { fingerprintOfSecret, KEK, type KeyEncryptionKeys, type PlatformKey } from "@shiming/core";
import { localKeyEncryptionKey } from "@shiming/crypto";
import { type KeyFolder, kekNames, missing, readSecretFile } from "./key-files.ts";

/** The key-encryption keys of a folder: the last name in order of text seals, all of them open. */
export function readKeyEncryptionKeys(keys: KeyFolder): {
  readonly keyEncryptionKeys: KeyEncryptionKeys;
  readonly fingerprints: readonly PlatformKey[];
} {
  const keks = kekNames(keys).map((name) => ({ name, secret: readSecretFile(keys, `kek-${name}.key`) }));
  const byName = new Map(keks.map(({ name, secret }) => [name, localKeyEncryptionKey(name, secret)]));
  const current = [...byName.values()].at(-1) ?? missing(keys, join(keys.folder, "kek-NAME.key"));
  return {
    keyEncryptionKeys: { current: () => current, byId: (id) => byName.get(id) },
    fingerprints: keks.map(({ name, secret }) => fingerprintOfSecret(`${KEK}${name}`, secret)),
  };
}
