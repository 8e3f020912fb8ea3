import type { KeyObject } from "node:crypto";
import { requireRoom } from "./pkcs1.ts";
import { Thread } from "./thread.ts";

/** What one message wants encrypted: plaintexts as one character a byte, and the places of their keys. */
export interface EncryptionBatch {
  readonly keys: KeyObject[];
  readonly jobs: { readonly key: number; readonly plaintext: string }[];
}

type Ciphertexts = readonly (string | undefined)[];

/**
 * With so many jobs a message does not wait for the end of the turn. Where many call at once a turn takes some milliseconds: the thread
 * would stand still that long, and after it those who asked.
 */
const MOST_JOBS = 16;

/** The thread runs no more than a loop; left to itself, V8 would reserve for it what it does for a program. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32, stackSizeMb: 1 };

/** Takes jobs until it is sent. */
interface Collecting {
  readonly batch: EncryptionBatch;
  readonly ciphertexts: Promise<Ciphertexts>;
  readonly send: () => void;
}

/**
 * Encrypts as {@link encryptPkcs1} does, on a second core: for a server that answers many callers from one thread.
 * What is asked for in one turn of the event loop travels in few messages.
 */
export class EncryptionThread {
  readonly #thread = new Thread<EncryptionBatch, Ciphertexts>(
    new URL("./encryption-worker.js", import.meta.url),
    { resourceLimits: RESOURCE_LIMITS, execArgv: [], env: {} },
  );
  #next: Collecting | undefined;
  /** What is asked for last is answered last. */
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @returns base64 of `k` bytes, different each time
   * @throws CryptoError `plaintext_too_long`
   */
  async encrypt(publicKey: KeyObject, plaintext: Uint8Array): Promise<string> {
    requireRoom(publicKey, plaintext);
    this.#next ??= this.#collect();
    const { batch, ciphertexts, send } = this.#next;
    const place =
      batch.jobs.push({
        key: placeOf(publicKey, batch.keys),
        plaintext: Buffer.from(plaintext).toString("latin1"),
      }) - 1;
    if (batch.jobs.length === MOST_JOBS) send();
    const ciphertext = (await ciphertexts)[place];
    if (ciphertext === undefined) throw new Error("The key does not encrypt.");
    return ciphertext;
  }

  /** Finishes what was asked for, and ends the thread. */
  async close(): Promise<void> {
    await this.#last.catch(() => {}); // whoever asked is told
    await this.#thread.close();
  }

  #collect(): Collecting {
    const batch: EncryptionBatch = { keys: [], jobs: [] };
    let send = () => {};
    const ciphertexts = new Promise<Ciphertexts>((resolve) => {
      send = () => {
        if (this.#next?.batch !== batch) return;
        this.#next = undefined;
        resolve(this.#thread.ask(batch));
      };
    });
    setImmediate(send);
    this.#last = ciphertexts;
    return { batch, ciphertexts, send };
  }
}

function placeOf(key: KeyObject, keys: KeyObject[]): number {
  const place = keys.indexOf(key);
  return place >= 0 ? place : keys.push(key) - 1;
}
