import type { AuditLine } from "../../api/api.ts";
import { shown } from "../traffic/secrets.ts";
import type { EventLog } from "./event-log.ts";

/** The platform's audit, to be read. */
export interface Audit {
  /** The number of the last entry. */
  size(): Promise<number>;
  /** Those behind the place, in their order. */
  entries(after: number): AsyncIterable<{ readonly seq: number; readonly body: string }>;
}

const INTERVAL_MS = 1_000;

/** Follows the audit from where it was when the phone was switched on. */
export class AuditTrail {
  readonly #audit: Audit;
  readonly #events: EventLog;
  readonly #onFault: (error: unknown) => void;
  #seen: number;
  #isLooking = false;
  #isAskedAgain = false;
  #watchers = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(audit: Audit, size: number, events: EventLog, onFault: (error: unknown) => void) {
    this.#audit = audit;
    this.#seen = size;
    this.#events = events;
    this.#onFault = onFault;
  }

  /** Looks for new entries now, and once more when somebody asks meanwhile. */
  look(): void {
    this.#isAskedAgain = true;
    if (!this.#isLooking) void this.#lookUntilDone();
  }

  /** Looks every second: what a person does on the sheet is no call of a back end. @returns stops it */
  watch(): () => void {
    this.#watchers += 1;
    this.#timer ??= setInterval(() => this.look(), INTERVAL_MS).unref();
    this.look();
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.close();
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #lookUntilDone(): Promise<void> {
    this.#isLooking = true;
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        for await (const { seq, body } of this.#audit.entries(this.#seen)) {
          this.#seen = seq;
          this.#events.add({ kind: "audit", entry: auditLine(seq, body) });
        }
      }
    } catch (error) {
      this.#onFault(error);
    } finally {
      this.#isLooking = false;
    }
  }
}

function auditLine(seq: number, body: string): AuditLine {
  const { nonce: _, kind, at, ...rest }: Record<string, unknown> = JSON.parse(body);
  const fields = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, shown(name, value)]));
  return { seq, at: String(at), kind: String(kind), fields };
}
