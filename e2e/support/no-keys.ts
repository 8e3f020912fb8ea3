/** For platforms whose keys are in no folder. */
import { type KeyStore, refuse, type SealedRecords } from "@shiming/core";

const keyStore: KeyStore = {
  list: async () => [],
  createKeyEncryptionKey: async () => refuse("entity_not_found"),
  removeKeyEncryptionKey: async () => refuse("entity_not_found"),
  sealedKeys: async () => [],
  resealKeys: async () => {},
};

export const NOTHING_SEALED: SealedRecords = {
  places: async () => [],
  beginnings: async () => [],
  find: async () => undefined,
  replace: async () => false,
};

const rewrapping = {
  isThrough: true,
  beginAnew: () => {},
  step: async () => ({ to: "", place: undefined, looked: 0, rewrapped: 0, failed: 0 }),
};

/** Of what operations work with. */
export const NO_KEYS = { keyStore, sealedRecords: NOTHING_SEALED, rewrapping };
