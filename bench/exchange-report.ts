import type { Measured } from "./measure.ts";
import { medianOf } from "./statistics.ts";
import { type Table, tableOfFigures } from "./table.ts";

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

export function tablesOf(summary: Summary): readonly Table[] {
  const { bare, platform, ownSignatures, ratio, ownSignaturesRatio } = summary;
  const servers: Table = {
    head: [
      "",
      { en: "exchanges/s", zh: "每秒交换数" },
      { en: "median ms", zh: "中位数 ms" },
      "p99 ms",
      { en: "CPU µs each", zh: "每次 CPU µs" },
      { en: "resident MB", zh: "常驻内存 MB" },
    ],
    rows: [
      [
        {
          en: "(a) bare node:http: JSON, 1 RSA-2048 verification, 2 encryptions",
          zh: "(a) 裸 node:http：JSON、一次 RSA-2048 验签、两次加密",
        },
        ...figuresOf(bare),
      ],
      [
        { en: "(b) getrealnameinfo on SQLite, durable", zh: "(b) SQLite 上的 getrealnameinfo，落盘后应答" },
        ...figuresOf(platform),
      ],
      [
        {
          en: "(c) as (b), each request with a signature of its own",
          zh: "(c) 同 (b)，但每个请求各有自己的签名",
        },
        ...figuresOf(ownSignatures),
      ],
    ],
  };
  const refused = bare.refused + platform.refused + ownSignatures.refused;
  const figures = tableOfFigures([
    { name: { en: "(b) / (a)", zh: "(b) / (a)" }, value: ratio, least: 0.95 },
    { name: { en: "(c) / (a)", zh: "(c) / (a)" }, value: ownSignaturesRatio },
    {
      name: { en: "p99 / median of (b)", zh: "(b) 的 p99 / 中位数" },
      ...{ value: platform.p99 / platform.median, most: 3 },
    },
    {
      name: { en: "resident memory of (b) under load", zh: "(b) 在负载下的常驻内存" },
      ...{ value: platform.rss / 1e6, digits: 0, unit: "MB", most: 250 },
    },
    { name: REFUSED, value: refused, digits: 0, most: 0 },
  ]);
  return [servers, figures];
}

/** Of all contenders together. */
export const REFUSED = { en: "refused answers", zh: "被拒绝的应答" };

function figuresOf({ rate, median, p99, cpu, rss }: Measured): readonly string[] {
  return [rate.toFixed(0), median.toFixed(2), p99.toFixed(2), cpu.toFixed(0), megabytes(rss)];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
