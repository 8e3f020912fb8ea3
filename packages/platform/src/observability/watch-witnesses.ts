/** What the metrics tell of those who sign the audit's log besides the platform, by the names of their keys. */
import { isAlarm, type LogStore, type Witness, type WitnessStanding } from "@shiming/core";
import type { Metrics } from "./metrics.ts";

export function watchWitnesses(
  metrics: Metrics,
  log: Pick<LogStore, "witnesses">,
  witnesses: readonly Witness[],
  clock: () => Date,
): void {
  const read = (value: (standing: WitnessStanding | undefined) => number) => async () => {
    const known = await log.witnesses();
    const of = ({ verifierKey }: Witness) => known.find(({ witness }) => witness === verifierKey);
    return new Map(witnesses.map((witness) => [witness.verifier.name, value(of(witness))]));
  };
  metrics.gauge(
    "shiming_witness_cosigned_entries",
    "Entries of the audit's log that a witness has signed",
    read((standing) => standing?.cosigned?.seq ?? 0),
    "witness",
  );
  metrics.gauge(
    "shiming_witness_cosigned_age_seconds",
    "Since a witness signed the audit's log",
    read((standing) =>
      standing?.cosigned ? (clock().getTime() - Date.parse(standing.cosigned.at)) / 1000 : Number.NaN,
    ),
    "witness",
  );
  metrics.gauge(
    "shiming_witness_disagrees",
    "1 where a witness has signed another log: this one was cut, rewritten or forked",
    read((standing) => (standing && isAlarm(standing) ? 1 : 0)),
    "witness",
  );
}
