import type { Counted, UsageCount, UsageSum } from "@shiming/core";

export interface Row {
  readonly appid: string;
  readonly hour: number;
  readonly what: Counted["what"];
  readonly code: string;
  readonly times: number;
}

export const HOUR_MS = 3_600_000;

/** Longer than there have been hours. */
export const HOURS_IN = { hour: 1, day: 24, all: 1_000_000_000 } as const;

export function toRow({ appid, hour, what, code, times }: UsageCount): Row {
  return { appid, hour: hour.getTime() / HOUR_MS, what, code: String(code), times };
}

export function fromRow({ appid, hour, what, code, times }: Row): UsageSum {
  const counted = { what, code: what === "consent" ? code : Number(code) } as Counted;
  return { ...counted, appid: appid || undefined, start: new Date(hour * HOUR_MS), times };
}
