import { randomBytes } from "node:crypto";
import type { PhoneEvent } from "../../api/api.ts";

const MOST_KEPT = 500;

export interface NumberedEvent {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly event: PhoneEvent;
}

/** The last events, for whoever comes later, and a call for whoever is there. */
export class EventLog {
  /** Tells this run of the phone from another, which counted its own events. */
  readonly run = randomBytes(6).toString("hex");
  #kept: NumberedEvent[] = [];
  #last = 0;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();

  /** Aborted when there will be no more. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  get last(): number {
    return this.#last;
  }

  add(event: PhoneEvent): void {
    this.#last += 1;
    this.#kept.push({ number: this.#last, event });
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    for (const listener of this.#listeners) listener();
  }

  /** Those that are kept and came later. */
  after(number: number): readonly NumberedEvent[] {
    return this.#kept.slice(Math.max(0, number - (this.#last - this.#kept.length)));
  }

  /** @returns stops it */
  onAdded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#closing.abort();
  }
}
