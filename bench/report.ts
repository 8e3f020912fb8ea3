import { arch, cpus, platform as operatingSystem, release, totalmem } from "node:os";

/** One server under the load of one round. */
export interface Measured {
  /** Exchanges a second. */
  readonly rate: number;
  /** Milliseconds from request to answer. */
  readonly median: number;
  readonly p99: number;
  /** Microseconds of processor time an exchange. */
  readonly cpu: number;
  /** Resident bytes at the end of the round. */
  readonly rss: number;
  /** Answers that were not `"errcode":0`. */
  readonly refused: number;
}

export interface Round {
  readonly bare: Measured;
  readonly platform: Measured;
}

/** Medians of the rounds; memory is the highest. */
export interface Summary {
  readonly bare: Measured;
  readonly platform: Measured;
  /** Median of each round's platform / bare: what is slow in one round is slow for both. */
  readonly ratio: number;
}

export function summarize(rounds: readonly Round[]): Summary {
  return {
    bare: mediansOf(rounds.map(({ bare }) => bare)),
    platform: mediansOf(rounds.map(({ platform }) => platform)),
    ratio: medianOf(rounds.map(({ bare, platform }) => platform.rate / bare.rate)),
  };
}

function mediansOf(measured: readonly Measured[]): Measured {
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

const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

export function tableOf({ bare, platform, ratio }: Summary): string {
  const figures = ({ rate, median, p99, cpu, rss }: Measured) => [
    rate.toFixed(0),
    median.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(0),
    (rss / 1e6).toFixed(0),
  ];
  return [
    row("", "exchanges/s", "median ms", "p99 ms", "CPU µs each", "resident MB"),
    row("---", "---:", "---:", "---:", "---:", "---:"),
    row("(a) bare node:http: JSON, 1 RSA-2048 verification, 2 encryptions", ...figures(bare)),
    row("(b) getrealnameinfo on SQLite, durable", ...figures(platform)),
    "",
    row("figure", "target", "measured"),
    row("---", "---:", "---:"),
    row("(b) / (a)", "≥ 0.9", ratio.toFixed(2)),
    row("p99 / median of (b)", "≤ 3", (platform.p99 / platform.median).toFixed(2)),
    row("resident memory of (b) under load", "≤ 250 MB", `${(platform.rss / 1e6).toFixed(0)} MB`),
    row("refused answers", "0", String(bare.refused + platform.refused)),
  ].join("\n");
}

/** What the figures were measured on. */
export function machine() {
  const processors = cpus();
  return {
    node: process.version,
    openssl: process.versions.openssl,
    system: `${operatingSystem()} ${release()} ${arch()}`,
    cores: processors.length,
    processor: processors[0]?.model,
    memory: totalmem(),
  };
}

export function quantile(ascending: readonly number[], q: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * q))] ?? 0;
}

function medianOf(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
