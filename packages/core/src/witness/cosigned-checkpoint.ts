/** Which checkpoint others are given, and with whose signatures. */
import type { SignedTreeHead } from "../audit/signed-head.ts";
import type { WitnessStanding } from "./witness.ts";

/** The note with the signatures of every witness that has signed it. */
export function cosignedCheckpoint(checkpoint: string, standings: readonly WitnessStanding[]): string {
  return checkpoint + cosignaturesOf(checkpoint, standings).join("");
}

/**
 * Of the checkpoints that know an entry, the one that most witnesses have signed; of those the last. The last of all where
 * none has been signed by a witness.
 */
export function mostCosigned(
  head: SignedTreeHead,
  standings: readonly WitnessStanding[],
  seq: number,
): Pick<SignedTreeHead, "seq" | "checkpoint"> {
  const others = standings.flatMap(({ cosigned }) => cosigned ?? []);
  let [best, most] = [
    head as Pick<SignedTreeHead, "seq" | "checkpoint">,
    cosignaturesOf(head.checkpoint, standings).length,
  ];
  for (const each of others.filter((cosigned) => cosigned.seq >= seq && cosigned.seq < head.seq)) {
    const count = cosignaturesOf(each.checkpoint, standings).length;
    if (count > most || (count === most && best !== head && each.seq > best.seq))
      [best, most] = [each, count];
  }
  return best;
}

function cosignaturesOf(checkpoint: string, standings: readonly WitnessStanding[]): string[] {
  return standings.flatMap(({ cosigned }) =>
    cosigned?.checkpoint === checkpoint ? [cosigned.signature] : [],
  );
}
