import type { FoldedRefusals } from "@shiming/core";

export interface Row {
  readonly told_at: number;
  readonly untold: number;
  readonly last: string;
}

export function fromRow({ told_at, untold, last }: Row): FoldedRefusals {
  const refusal = JSON.parse(last);
  return { toldAt: new Date(told_at), untold, last: { ...refusal, at: new Date(refusal.at) } };
}

export function toRow({ toldAt, untold, last }: FoldedRefusals): Row {
  return { told_at: toldAt.getTime(), untold, last: JSON.stringify(last) };
}
