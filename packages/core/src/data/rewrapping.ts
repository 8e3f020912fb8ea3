/** Wraps the data keys of old records with the new key: page by page, from the beginning as often as the key changes. */
import { rewrapRecord } from "@shiming/crypto";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { RecordKey, SealedRecords } from "../ports/sealed-records.ts";
import { keyIdOf } from "./count-sealed.ts";

/** How far a pass over all records has come. */
export interface RewrapProgress {
  /** The key that seals new records: what the others are wrapped with. */
  readonly to: string;
  /** The place that is at work; `undefined` once the pass is through. */
  readonly place: string | undefined;
  readonly looked: number;
  readonly rewrapped: number;
  /** Damaged, or sealed with a key that is not there: they stay as they are. */
  readonly failed: number;
}

/** So many at once: they commit together, and others are not kept waiting. */
const AT_ONCE = 16;

/**
 * A pass that was cut off begins anew in the next process: what is wrapped already is only looked at. Several nodes may do it
 * at once; each record is replaced only where it is still the one that was read.
 */
export class Rewrapping {
  readonly #records: SealedRecords;
  readonly #keys: KeyEncryptionKeys;
  #progress: RewrapProgress | undefined;
  #after: RecordKey | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(records: SealedRecords, keys: KeyEncryptionKeys) {
    this.#records = records;
    this.#keys = keys;
  }

  /** Of the pass that is under way, or was the last. */
  get progress(): RewrapProgress | undefined {
    return this.#progress;
  }

  /** Whether every record that could be was wrapped with the key that seals now. */
  get isThrough(): boolean {
    return this.#progress?.to === this.#keys.current().id && this.#progress.place === undefined;
  }

  /** Begins again, although a pass was through: another node may have sealed with the old key a little longer. */
  beginAnew(): void {
    this.#progress = undefined;
  }

  /** Does the next page; after the end of a pass, nothing. Whoever calls meanwhile waits for their turn. */
  step(): Promise<RewrapProgress> {
    const turn = this.#turn.then(() => this.#nextPage());
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #nextPage(): Promise<RewrapProgress> {
    const progress = await this.#current();
    if (progress.place === undefined) return progress;
    const page = await this.#records.beginnings(progress.place, this.#after);
    const old = page.filter(({ beginning }) => beginning && keyIdOf(beginning) !== progress.to);
    const outcomes: boolean[] = [];
    for (let first = 0; first < old.length; first += AT_ONCE) {
      const some = old.slice(first, first + AT_ONCE).map(({ key }) => this.#rewrap(progress, key));
      outcomes.push(...(await Promise.all(some)));
    }
    const rewrapped = outcomes.filter(Boolean).length;
    this.#after = page.at(-1)?.key;
    this.#progress = {
      to: progress.to,
      place: this.#after === undefined ? await this.#placeAfter(progress.place) : progress.place,
      looked: progress.looked + page.filter(({ beginning }) => beginning).length,
      rewrapped: progress.rewrapped + rewrapped,
      failed: progress.failed + outcomes.length - rewrapped,
    };
    return this.#progress;
  }

  async #current(): Promise<RewrapProgress> {
    const to = this.#keys.current().id;
    if (this.#progress?.to === to) return this.#progress;
    this.#after = undefined;
    this.#progress = { to, place: (await this.#records.places())[0], looked: 0, rewrapped: 0, failed: 0 };
    return this.#progress;
  }

  async #placeAfter(place: string): Promise<string | undefined> {
    const places = await this.#records.places();
    return places[places.indexOf(place) + 1];
  }

  /** @returns whether it needs the old key no more */
  async #rewrap({ to, place = "" }: RewrapProgress, key: RecordKey): Promise<boolean> {
    const found = await this.#records.find(place, key);
    // Gone, or sealed anew by somebody else.
    if (!found || keyIdOf(found.sealed) === to) return true;
    const newKey = this.#keys.byId(to);
    if (!newKey) return false;
    let wrapped: Uint8Array;
    try {
      wrapped = rewrapRecord(found.sealed, found.context, (id) => this.#keys.byId(id), newKey);
    } catch {
      return false;
    }
    // Where it is another by now, whoever put it there has sealed it with the new key.
    await this.#records.replace(place, key, { from: found.sealed, to: wrapped });
    return true;
  }
}
