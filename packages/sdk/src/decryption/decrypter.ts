import type { KeyObject } from "node:crypto";
import {
  CryptoError,
  type Disclosure,
  openDisclosureInTurns,
  type SealedDisclosure,
  sensitive,
  Thread,
} from "@shiming/crypto";
import { RealnameError } from "../error/realname-error.ts";
import type { OpenedTexts } from "./decrypt-worker.ts";
import { Turns } from "./turns.ts";

const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
const SCRIPT = new URL(`./decrypt-worker.${extension}`, import.meta.url);

/**
 * Opens answers with the merchant's private key: in the calling thread, one RSA operation in a turn of the event loop, or
 * in worker threads, which are started when there is something for them to do.
 */
export class Decrypter {
  readonly #privateKey: KeyObject;
  readonly #turns = new Turns();
  #hasWarned = false;
  readonly #threads: readonly Thread<SealedDisclosure, OpenedTexts>[];

  constructor(privateKey: KeyObject, workers: number) {
    this.#privateKey = privateKey;
    // Nothing of this process is handed on but the key.
    const options = { workerData: privateKey, env: {}, execArgv: [] };
    this.#threads = Array.from({ length: workers }, () => new Thread(SCRIPT, options));
  }

  /** @throws RealnameError `realname_info_unreadable` */
  async open(sealed: SealedDisclosure): Promise<Disclosure> {
    const thread = leastBusy(this.#threads);
    if (!thread) return this.#openHere(sealed);
    let texts: OpenedTexts;
    try {
      texts = await thread.ask(sealed);
    } catch {
      // The answer is there and must not be lost with the thread: it has cost somebody a password.
      this.#warnOfLostWorker();
      return this.#openHere(sealed);
    }
    if (!texts) throw new RealnameError("realname_info_unreadable");
    const [realName, credentialId, claims] = texts;
    return {
      ...(realName !== undefined && { realName: sensitive(realName) }),
      ...(credentialId !== undefined && { credentialId: sensitive(credentialId) }),
      ...(claims !== undefined && { claims: sensitive(claims) }),
    };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  /** Once: many answers may have waited for the same thread. */
  #warnOfLostWorker(): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    process.emitWarning("A decryption worker ended before it answered; the calling thread does its work.", {
      code: "SHIMING_WORKER_LOST",
    });
  }

  async #openHere(sealed: SealedDisclosure): Promise<Disclosure> {
    try {
      return await openDisclosureInTurns(this.#privateKey, sealed, () => this.#turns.next());
    } catch (error) {
      throw error instanceof CryptoError ? new RealnameError("realname_info_unreadable") : error;
    }
  }
}

function leastBusy<T extends { readonly depth: number }>(threads: readonly T[]): T | undefined {
  return threads.reduce<T | undefined>(
    (best, thread) => (best && best.depth <= thread.depth ? best : thread),
    undefined,
  );
}
