/**
 * The keys that sign events, P-256: the last name in order of text signs, and the public halves of all are told to receivers, so
 * that one before can be verified until it is removed.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  DomainError,
  EVENTS,
  fingerprintOfKeyPair,
  type KeyEncryptionKeys,
  type PlatformKey,
} from "@shiming/core";
import type { EventKey } from "@shiming/events";
import { writePrivateFile } from "../private-file.ts";
import { usage } from "../sentence.ts";
import { nameAfter } from "./create-key-encryption-key.ts";
import { type KeyFolder, readKeyFile } from "./key-files.ts";
import { openKeyFile, sealKeyFile } from "./sealed-key.ts";

interface HeldEventKey extends EventKey {
  readonly name: string;
  readonly fingerprint: PlatformKey;
}

/** `events-NAME.key`, without the ending, in order of their names as text. */
export function eventKeyFiles({ folder }: Pick<KeyFolder, "folder">): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder).flatMap((file) => /^(events-[A-Za-z0-9.-]+)\.key$/.exec(file)?.[1] ?? []);
  return names.sort();
}

/** A folder from before there were events has none: then nothing is signed, and events wait. */
export class EventKeyRing {
  readonly #folder: KeyFolder;
  readonly #sealing: KeyEncryptionKeys;
  #held: readonly HeldEventKey[] = [];

  /** @throws Sentence about one that is wrong */
  constructor(folder: KeyFolder, sealing: KeyEncryptionKeys) {
    this.#folder = folder;
    this.#sealing = sealing;
    this.refresh();
  }

  current(): EventKey | undefined {
    return this.#held.at(-1);
  }

  get all(): readonly EventKey[] {
    return this.#held;
  }

  get fingerprints(): readonly PlatformKey[] {
    return this.#held.map(({ fingerprint }) => fingerprint);
  }

  /** Looks whether the folder has others. @throws Sentence about a file that cannot be read */
  refresh(): void {
    this.#held = eventKeyFiles(this.#folder).map((name) => this.#read(name));
  }

  #read(name: string): HeldEventKey {
    const held = this.#held.find((each) => each.name === name);
    const file = `${name}.key`;
    const path = join(this.#folder.folder, file);
    try {
      const pem = openKeyFile(readKeyFile(this.#folder, file), { file, path }, this.#sealing);
      const privateKey = requireP256(pem, path);
      const fingerprint = fingerprintOfKeyPair(name, createPublicKey(privateKey));
      const isSame = held?.fingerprint.fingerprint === fingerprint.fingerprint;
      return isSame ? held : { name, privateKey, fingerprint };
    } catch (error) {
      // Sealed, and the KMS gives out no key just now: events go on without it.
      if (held && error instanceof DomainError) return held;
      throw error;
    }
  }
}

function requireP256(pem: string, path: string) {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return key;
  } catch {
    // told below
  }
  return usage({
    en: `${path} is no P-256 private key in PEM.`,
    zh: `${path} 不是 PEM 格式的 P-256 私钥。`,
  });
}

/** Makes the key that events are signed with from here on. @returns its name, which comes after those of all others @throws Sentence */
export function createEventKey(folder: string, sealing: KeyEncryptionKeys, at: Date): string {
  const last = eventKeyFiles({ folder }).at(-1)?.slice(EVENTS.length) ?? "";
  const name = `${EVENTS}${nameAfter("events", last, at)}`;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  writePrivateFile(join(folder, `${name}.key`), sealKeyFile(pem, `${name}.key`, sealing));
  return name;
}
