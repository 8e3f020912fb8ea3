import type { Text } from "@shiming/crypto";
import type { PlatformKey } from "../data/platform-key.ts";

export interface KeptKey extends PlatformKey {
  /** Where it is: a folder, an HSM, a service. */
  readonly place: Text;
  /** Whether it is the one of its kind that is used for what is new. */
  readonly isInUse: boolean;
}

/** Where the platform's own keys are kept. */
export interface KeyStore {
  /** All of them, sorted by name. @throws where one cannot be read */
  list(): Promise<readonly KeptKey[]>;

  /** Makes a key-encryption key, which seals what is new from here on. @returns its id */
  createKeyEncryptionKey(at: Date): Promise<string>;

  /** Makes a pepper, which goes into new hashes from here on; whatever was derived from the first is kept apart before. @returns its name */
  createPepper(at: Date): Promise<string>;

  /** Makes a key that signs events from here on. @returns its name */
  createEventKey(at: Date): Promise<string>;

  /** Removes a key-encryption key, a pepper or a key that signed events for good. */
  remove(name: string): Promise<void>;

  /** Which other keys are kept sealed, each by the id of the key-encryption key. */
  sealedKeys(): Promise<readonly { readonly name: string; readonly keyId: string }[]>;

  /** Seals them with the key-encryption key of today. */
  resealKeys(): Promise<void>;
}
