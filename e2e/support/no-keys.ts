/** For platforms whose keys are in no folder. */
import { type KeyStore, type PasswordHashes, refuse, type SealedRecords } from "@shiming/core";

const keyStore: KeyStore = {
  list: async () => [],
  createKeyEncryptionKey: async () => refuse("entity_not_found"),
  createPepper: async () => refuse("entity_not_found"),
  createEventKey: async () => refuse("entity_not_found"),
  remove: async () => refuse("entity_not_found"),
  sealedKeys: async () => [],
  resealKeys: async () => {},
};

export const NOTHING_SEALED: SealedRecords = {
  places: async () => [],
  beginnings: async () => [],
  find: async () => undefined,
  replace: async () => false,
};

export const NOTHING_HASHED: PasswordHashes = { place: "nowhere", beginnings: async () => [] };

const rewrapping = {
  isThrough: true,
  beginAnew: () => {},
  step: async () => ({ to: "", place: undefined, looked: 0, rewrapped: 0, failed: 0 }),
};

/** Of what operations work with. */
export const NO_KEYS = { keyStore, sealedRecords: NOTHING_SEALED, rewrapping, passwordHashes: [] };
