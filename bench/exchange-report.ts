import type { Measured } from "./measure.ts";
import { tableOf } from "./results.ts";
import { medianOf } from "./statistics.ts";

export interface Round {
  readonly bare: Measured;
  /** With the signature of one back end, the same for a second. */
  readonly platform: Measured;
  /** With a signature of its own for each request. */
  readonly ownSignatures: Measured;
}

/** Medians of the rounds; memory is the highest. */
export interface Summary extends Round {
  /** Median of each round's platform / bare: what is slow in one round is slow for both. */
  readonly ratio: number;
  readonly ownSignaturesRatio: number;
}

export function summarize(rounds: readonly Round[]): Summary {
  const ratioTo = (pick: (round: Round) => Measured) =>
    medianOf(rounds.map((round) => pick(round).rate / round.bare.rate));
  return {
    bare: mediansOf(rounds.map(({ bare }) => bare)),
    platform: mediansOf(rounds.map(({ platform }) => platform)),
    ownSignatures: mediansOf(rounds.map(({ ownSignatures }) => ownSignatures)),
    ratio: ratioTo(({ platform }) => platform),
    ownSignaturesRatio: ratioTo(({ ownSignatures }) => ownSignatures),
  };
}

export function mediansOf(measured: readonly Measured[]): Measured {
  const each = (pick: (one: Measured) => number) => medianOf(measured.map(pick));
  return {
    rate: each(({ rate }) => rate),
    median: each(({ median }) => median),
    p99: each(({ p99 }) => p99),
    cpu: each(({ cpu }) => cpu),
    rss: Math.max(...measured.map(({ rss }) => rss)),
    refused: measured.reduce((sum, { refused }) => sum + refused, 0),
  };
}

export function reportOf(summary: Summary): string {
  const { bare, platform, ownSignatures, ratio, ownSignaturesRatio } = summary;
  const refused = bare.refused + platform.refused + ownSignatures.refused;
  const servers = tableOf(
    ["", "exchanges/s", "median ms", "p99 ms", "CPU µs each", "resident MB"],
    [
      ["(a) bare node:http: JSON, 1 RSA-2048 verification, 2 encryptions", ...figuresOf(bare)],
      ["(b) getrealnameinfo on SQLite, durable", ...figuresOf(platform)],
      ["(c) as (b), each request with a signature of its own", ...figuresOf(ownSignatures)],
    ],
  );
  const figures = tableOf(
    ["figure", "target", "measured"],
    [
      ["(b) / (a)", "≥ 0.9", ratio.toFixed(2)],
      ["(c) / (a)", "", ownSignaturesRatio.toFixed(2)],
      ["p99 / median of (b)", "≤ 3", (platform.p99 / platform.median).toFixed(2)],
      ["resident memory of (b) under load", "≤ 250 MB", `${megabytes(platform.rss)} MB`],
      ["refused answers", "0", String(refused)],
    ],
  );
  return `${servers}\n\n${figures}`;
}

function figuresOf({ rate, median, p99, cpu, rss }: Measured): readonly string[] {
  return [rate.toFixed(0), median.toFixed(2), p99.toFixed(2), cpu.toFixed(0), megabytes(rss)];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
