import type { WitnessStanding } from "./witness.ts";

/**
 * How many entries enough witnesses vouch for: whoever has signed a tree vouches for every smaller one.
 * @param isQuorum whether these witnesses, by their verifier keys, are enough
 */
export function witnessedEntries(
  standings: readonly WitnessStanding[],
  isQuorum: (verifierKeys: ReadonlySet<string>) => boolean,
): number {
  const sizes = standings.flatMap(({ cosigned }) => cosigned?.seq ?? []);
  const vouching = (size: number) =>
    new Set(standings.filter(({ cosigned }) => (cosigned?.seq ?? 0) >= size).map(({ witness }) => witness));
  return Math.max(0, ...sizes.filter((size) => isQuorum(vouching(size))));
}
