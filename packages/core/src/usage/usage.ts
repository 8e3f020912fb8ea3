/** What is counted of calls and consents, by mini program and hour. It is for looking at: the audit is the truth. */

/** Calls that are counted, by the last part of their path. */
export type CountedCall = "getrealnameinfo" | "checkrealnameinfo";

/** What becomes of a consent: the person is asked, gives it, refuses it, withdraws it. */
export const consentSteps = ["requested", "approved", "denied", "withdrawn"] as const;
export type ConsentStep = (typeof consentSteps)[number];

/** The answer to a call, or a step of a consent. */
export type Counted =
  | { readonly what: CountedCall; readonly code: number }
  | { readonly what: "consent"; readonly code: ConsentStep };

/** How often something happened to a mini program in one hour. */
export type UsageCount = Counted & {
  readonly appid: string;
  /** Its beginning. Hours of Asia/Shanghai are those of UTC. */
  readonly hour: Date;
  readonly times: number;
};

/** How often something happened in an hour or a day, to one mini program or to all that were asked for. */
export type UsageSum = Counted & {
  /** `undefined` where they are summed up. */
  readonly appid: string | undefined;
  /** The beginning of the hour, or of the day in Asia/Shanghai. */
  readonly start: Date;
  readonly times: number;
};

const HOUR_MS = 3_600_000;

/** The beginning of the hour. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}
