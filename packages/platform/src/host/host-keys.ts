import { createPublicKey, type KeyObject } from "node:crypto";
import { BoundedMap, type HostKey } from "@shiming/core";

const MOST_REMEMBERED = 1_000;

/** Parsed public keys of hosts: the text of a key never changes its meaning. */
export class HostKeys {
  readonly #keys = new BoundedMap<string, KeyObject>(MOST_REMEMBERED);

  publicKeyOf({ publicKeyPem }: HostKey): KeyObject {
    const known = this.#keys.get(publicKeyPem);
    if (known) return known;
    const key = createPublicKey(publicKeyPem);
    this.#keys.set(publicKeyPem, key);
    return key;
  }
}
