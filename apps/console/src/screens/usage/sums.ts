/** What the API answers about usage, summed up for a screen: pure. */
import type { OutputOf } from "@shiming/administration";

export type Usage = OutputOf<"usage.show">;

export interface FailureSum {
  readonly code: number;
  readonly times: number;
  readonly errmsg: string;
  readonly meaning: Usage["codes"][number]["meaning"];
  readonly mendedBy: Usage["codes"][number]["mended_by"];
  readonly advice: Usage["codes"][number]["advice"];
}

/** By code, the most frequent first. */
export function failuresOf({ calls, codes }: Usage): FailureSum[] {
  return codes
    .map(({ code, errmsg, meaning, mended_by: mendedBy, advice }) => ({
      ...{ code, errmsg, meaning, mendedBy, advice },
      times: calls.filter((each) => each.code === code).reduce((sum, each) => sum + each.times, 0),
    }))
    .sort((one, other) => other.times - one.times);
}

/** Of one day: how much of its quota each mini program that called has used. */
export function usedByApp({ apps, sums }: Usage) {
  return apps
    .map(({ appid, name, quota }) => ({
      ...{ appid, name, quota: quota.per_day },
      of_quota: sums.filter((each) => each.appid === appid).reduce((sum, each) => sum + each.of_quota, 0),
    }))
    .filter(({ of_quota }) => of_quota > 0);
}

export interface Row {
  /** ISO 8601: when the hour or the day begins. */
  readonly start: string;
  readonly calls: number;
  readonly failed: number;
  readonly ofQuota: number;
  /** Failing codes, the most frequent first. */
  readonly codes: readonly { readonly code: number; readonly times: number }[];
}

/** One for each hour or day in which there were calls, oldest first; of all mini programs that were asked for. */
export function rowsOf({ sums, calls }: Usage): Row[] {
  const failures = Map.groupBy(
    calls.filter(({ code }) => code !== 0),
    ({ start }) => start,
  );
  return [...Map.groupBy(sums, ({ start }) => start)].map(([start, own]) => ({
    start,
    calls: total(own, (each) => each.calls),
    failed: total(own, (each) => each.failed),
    ofQuota: total(own, (each) => each.of_quota),
    codes: [...Map.groupBy(failures.get(start) ?? [], ({ code }) => code)]
      .map(([code, those]) => ({ code, times: total(those, ({ times }) => times) }))
      .sort((one, other) => other.times - one.times),
  }));
}

const total = <Each>(all: readonly Each[], of: (each: Each) => number) =>
  all.reduce((sum, each) => sum + of(each), 0);

export function consentsOf({ consents }: Usage) {
  const of = (step: Usage["consents"][number]["step"]) =>
    consents.filter((each) => each.step === step).reduce((sum, each) => sum + each.times, 0);
  return {
    requested: of("requested"),
    approved: of("approved"),
    denied: of("denied"),
    withdrawn: of("withdrawn"),
  };
}
