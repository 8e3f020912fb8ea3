/** The peppers of the key folder: the last name in order of text goes into new hashes, `pepper.key` comes before all others. */
import { join } from "node:path";
import {
  DomainError,
  fingerprintOfSecret,
  type KeyEncryptionKeys,
  PEPPER,
  type Pepper,
  type Peppers,
  type PlatformKey,
  pepperName,
  Sensitive,
} from "@shiming/core";
import type { EventKeyRing } from "./event-keys.ts";
import { type KeyFolder, missing, type PepperFile, pepperFiles } from "./key-files.ts";
import type { KeyRing } from "./key-ring.ts";
import { readSecretFile } from "./sealed-key.ts";

/** What a running server takes new ones of. */
export interface HeldKeys {
  readonly keyEncryptionKeys: KeyRing;
  readonly peppers: PepperRing;
  readonly events: EventKeyRing;
}

interface HeldPepper extends Pepper {
  readonly file: string;
  readonly fingerprint: PlatformKey;
}

/**
 * Whoever hashes looks into the folder first: what another node has made is used at once. A pepper that is held stays what it
 * was, although its file has another content by now: that is told by its fingerprint.
 */
export class PepperRing implements Peppers {
  readonly #folder: KeyFolder;
  readonly #sealing: KeyEncryptionKeys;
  #held = new Map<string | undefined, HeldPepper>();

  /** @throws Sentence about one that is missing or wrong */
  constructor(folder: KeyFolder, sealing: KeyEncryptionKeys) {
    this.#folder = folder;
    this.#sealing = sealing;
    this.refresh();
  }

  current(): Pepper {
    const last = pepperFiles(this.#folder).at(-1);
    const newest = last && (this.#held.get(last.id) ?? this.#lateComer(last));
    const current = newest ?? [...this.#held.values()].at(-1);
    if (!current) throw new Error("there is a pepper");
    return current;
  }

  byId(id: string | undefined): Pepper | undefined {
    const held = this.#held.get(id);
    if (held) return held;
    const file = pepperFiles(this.#folder).find((each) => each.id === id);
    return file && this.#lateComer(file);
  }

  /** As the folder had them when it was looked at last, in order of use. */
  get fingerprints(): readonly PlatformKey[] {
    return [...this.#held.values()].map(({ fingerprint }) => fingerprint);
  }

  /** Looks whether the folder has others. @throws Sentence about a file that cannot be read */
  refresh(): void {
    const files = pepperFiles(this.#folder);
    if (files.length === 0) missing(this.#folder, join(this.#folder.folder, `${PEPPER}.key`));
    this.#held = new Map(files.map((file) => [file.id, this.#read(file)]));
  }

  #read(file: PepperFile): HeldPepper {
    const held = this.#held.get(file.id);
    try {
      const secret = readSecretFile(this.#folder, file.file, this.#sealing);
      const fingerprint = fingerprintOfSecret(pepperName(file.id), secret);
      return { ...file, secret: held?.secret ?? new Sensitive(secret), fingerprint };
    } catch (error) {
      // Sealed, and the KMS gives out no key just now: passwords go on without it.
      if (held && error instanceof DomainError) return held;
      throw error;
    }
  }

  /** @returns `undefined` for a file that cannot be read: whoever looks after the folder says so */
  #lateComer(file: PepperFile): HeldPepper | undefined {
    try {
      this.refresh();
    } catch {
      return undefined;
    }
    return this.#held.get(file.id);
  }
}
