import type { WitnessStanding, WitnessTrouble } from "@shiming/core";

export interface WitnessRow {
  readonly witness: string;
  readonly size: number | null;
  readonly checkpoint: string | null;
  readonly signature: string | null;
  readonly cosigned_at: string | null;
  readonly trouble: string | null;
  readonly trouble_size: number | null;
  readonly trouble_since: string | null;
}

export function standingOf(row: WitnessRow): WitnessStanding {
  const { witness, size: seq, checkpoint, signature, cosigned_at: at } = row;
  const { trouble, trouble_size: size, trouble_since: since } = row;
  const isCosigned = seq !== null && checkpoint !== null && signature !== null && at !== null;
  return {
    witness,
    ...(isCosigned && { cosigned: { seq, checkpoint, signature, at } }),
    ...(trouble !== null && {
      trouble: {
        kind: trouble as WitnessTrouble["kind"],
        ...(size !== null && { seq: size }),
        since: since ?? "",
      },
    }),
  };
}

export function witnessRow({ witness, cosigned, trouble }: WitnessStanding): WitnessRow {
  return {
    witness,
    size: cosigned?.seq ?? null,
    checkpoint: cosigned?.checkpoint ?? null,
    signature: cosigned?.signature ?? null,
    cosigned_at: cosigned?.at ?? null,
    trouble: trouble?.kind ?? null,
    trouble_size: trouble?.seq ?? null,
    trouble_since: trouble?.since ?? null,
  };
}
