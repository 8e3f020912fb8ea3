/** Has each new checkpoint of the log signed by the witnesses. One that is away delays neither the log nor the others. */
import { cosignLog, isAlarm, type LogStore, type Witness, type WitnessStanding } from "@shiming/core";
import { describeFault, type PlatformParts } from "@shiming/platform";
import type { TrustPolicy } from "@shiming/transparency";
import { postTo } from "./post-to-witness.ts";

export interface WitnessSettings extends Pick<TrustPolicy, "isQuorum"> {
  readonly witnesses: readonly AskedWitness[];
}

export interface AskedWitness extends Witness {
  /** Without a slash at the end. */
  readonly url: string;
}

export const NO_WITNESSES: WitnessSettings = { witnesses: [], isQuorum: () => true };

interface Turn {
  /** What it was asked last, and when. */
  checkpoint?: string;
  askedAt?: number;
  asking?: Promise<void>;
  failures: number;
}

/** Whoever is asked again although nothing is new says whether another log has gone on in its name; and its time is fresh. */
const AGAIN_MS = 60_000;
const LONGEST_PAUSE_MS = 300_000;
const SECOND_MS = 1000;

type Log = PlatformParts["log"];

export class Witnesses {
  readonly #store: LogStore;
  readonly #log: Log;
  readonly #closing = new AbortController();
  readonly #turns = new Map<AskedWitness, Turn>();

  constructor({ witnesses }: WitnessSettings, store: LogStore, log: Log) {
    this.#store = store;
    this.#log = log;
    for (const witness of witnesses) this.#turns.set(witness, { failures: 0 });
  }

  /** Asks those whose turn it is. Nobody is waited for. */
  async attend(at: Date): Promise<void> {
    const checkpoint = (await this.#store.head())?.checkpoint;
    if (checkpoint === undefined) return;
    for (const [witness, turn] of this.#turns) {
      if (!isDue(turn, checkpoint, at)) continue;
      turn.asking = this.#ask(witness, turn, at).finally(() => {
        delete turn.asking;
      });
      [turn.checkpoint, turn.askedAt] = [checkpoint, at.getTime()];
    }
  }

  /** Waits for no answer, and until what came is written. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#turns.values()].map(({ asking }) => asking));
  }

  async #ask(witness: AskedWitness, turn: Turn, at: Date): Promise<void> {
    try {
      if (this.#closing.signal.aborted) return;
      const standing = await cosignLog(this.#store, witness, postTo(witness.url, this.#closing.signal), at);
      turn.failures = standing?.trouble ? turn.failures + 1 : 0;
      if (standing?.trouble?.since === at.toISOString()) this.#tell(witness, standing);
    } catch (error) {
      turn.failures += 1;
      this.#log.error(
        { witness: witness.verifier.name, fault: describeFault(error) },
        "no witness can be asked",
      );
    }
  }

  #tell({ verifier: { name: witness } }: AskedWitness, standing: WitnessStanding): void {
    const { kind: trouble, seq: known } = standing.trouble ?? {};
    const { seq: cosigned } = standing.cosigned ?? {};
    if (isAlarm(standing)) {
      this.#log.error(
        { witness, trouble, known, cosigned },
        "a witness has signed another log than this one: entries of the audit were cut, rewritten or forked; see docs/transparency.md",
      );
    } else this.#log.warn({ witness, trouble, cosigned }, "a witness signs no checkpoint");
  }
}

function isDue({ asking, checkpoint, askedAt, failures }: Turn, last: string, at: Date): boolean {
  if (asking) return false;
  if (askedAt === undefined) return true;
  const since = at.getTime() - askedAt;
  const isBehindClock = since < 0;
  if (failures > 0) return isBehindClock || since >= pauseAfter(failures);
  return isBehindClock || checkpoint !== last || since >= AGAIN_MS;
}

/** Longer after each failure, up to five minutes. */
function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, SECOND_MS * 2 ** Math.min(failures, 10));
}
