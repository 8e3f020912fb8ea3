/** Holds what the clients of a platform were told against what it has kept. Pure. */
import type { Asked, Kept, KeptEntry, Records, Recovery } from "./records.ts";
import { isExpected, recoveredAfter } from "./recovery.ts";

export const rules = [
  "every answered release is in the log, once",
  "no token gave two different requests an answer",
  "an answer is about the person who approved",
  "no consent is lost that was confirmed",
  "what was taken back releases nothing",
  "no mail comes twice under one id",
  "no mail is lost that was taken in",
  "no error but -1, to be tried again, reaches a client",
  "it recovers within the stated time",
] as const;

export type Rule = (typeof rules)[number];

export interface Finding {
  readonly rule: Rule;
  /** Which consent, mail or error. */
  readonly about: string;
}

export function judge(records: Records, kept: Kept, recovery?: Recovery): Finding[] {
  const entriesOf = Map.groupBy(kept.entries, ({ consentId }) => consentId);
  const about = (rule: Rule, all: Iterable<string>) => [...all].map((each) => ({ rule, about: each }));
  return [
    ...about("every answered release is in the log, once", notReleasedOnce(records, entriesOf)),
    ...about("no token gave two different requests an answer", answeredTwice(records, entriesOf)),
    ...about("an answer is about the person who approved", aboutAnother(records)),
    ...about("no consent is lost that was confirmed", lost(records, kept, entriesOf)),
    ...about("what was taken back releases nothing", releasedAfterAll(records, entriesOf)),
    ...about("no mail comes twice under one id", repeated(records)),
    ...about("no mail is lost that was taken in", notKept(records, kept)),
    ...about("no error but -1, to be tried again, reaches a client", wrongErrors(records)),
    ...(recovery ? about("it recovers within the stated time", tooLate(records, recovery)) : []),
  ];
}

type Entries = ReadonlyMap<string, readonly KeptEntry[]>;

const isAnswered = ({ outcome }: Asked) => outcome.kind === "answered";
const countOf = (entries: Entries, id: string, kind: string) =>
  (entries.get(id) ?? []).filter((entry) => entry.kind === kind).length;

/** Those that nobody was answered from may have one release, or none. */
function notReleasedOnce({ asked, decided }: Records, entries: Entries): Set<string> {
  const answered = new Set(asked.filter(isAnswered).map(({ consentId }) => consentId));
  const known = new Set([...answered, ...decided.map(({ consentId }) => consentId)]);
  return new Set(
    [...known].filter((id) => {
      const releases = countOf(entries, id, "identity_released");
      return answered.has(id) ? releases !== 1 : releases > 1;
    }),
  );
}

/** By what the clients were told, and by what the log says of the requests. */
function answeredTwice({ asked }: Records, entries: Entries): Set<string> {
  const byToken = Map.groupBy(asked.filter(isAnswered), ({ consentId }) => consentId);
  const told = [...byToken].filter(([, all]) => new Set(all.map(({ request }) => request)).size > 1);
  const logged = [...entries].filter(([, all]) => new Set(all.flatMap(fingerprintsOf)).size > 1);
  return new Set([...told, ...logged].map(([id]) => id));
}

const fingerprintsOf = ({ kind, fingerprint }: KeptEntry) =>
  kind === "identity_released" || kind === "identity_repeated" ? [fingerprint ?? ""] : [];

function aboutAnother({ asked, decided }: Records): string[] {
  const names = new Map(decided.map(({ consentId, realName }) => [consentId, realName]));
  return asked
    .filter(({ consentId, outcome }) => {
      const name = names.get(consentId);
      return outcome.kind === "answered" && name !== undefined && outcome.realName !== name;
    })
    .map(({ consentId }) => consentId);
}

const AFTER = { approved: ["approved", "released", "withdrawn"], withdrawn: ["withdrawn"] } as const;

function lost({ decided }: Records, { states }: Kept, entries: Entries): string[] {
  return decided
    .filter(({ isConfirmed }) => isConfirmed)
    .filter(({ consentId, what }) => {
      const after: readonly string[] = AFTER[what];
      const isKept = after.includes(states.get(consentId) ?? "");
      return !isKept || countOf(entries, consentId, `consent_${what}`) !== 1;
    })
    .map(({ consentId, what }) => `${consentId} ${what}`);
}

/** In the log nothing is released behind a withdrawal, and nobody who asked after its confirmation was answered. */
function releasedAfterAll({ asked, decided }: Records, entries: Entries): Set<string> {
  const logged = [...entries].filter(([, all]) => {
    const end = all.findIndex(({ kind }) => kind === "consent_withdrawn");
    return end >= 0 && all.slice(end).some(({ kind }) => kind.startsWith("identity_re"));
  });
  const ends = new Map(
    decided
      .filter(({ what, isConfirmed }) => what === "withdrawn" && isConfirmed)
      .map(({ consentId, endedAt }) => [consentId, endedAt]),
  );
  const told = asked.filter(
    (each) => isAnswered(each) && each.askedAt > (ends.get(each.consentId) ?? Infinity),
  );
  return new Set([...logged.map(([id]) => id), ...told.map(({ consentId }) => consentId)]);
}

/** Whoever is killed between the receiver's word and the note of it leaves a mail of which nobody knows whether it has come. */
const HANDING_OVER_MS = 3000;

function repeated({ mails, kills }: Records): string[] {
  return [...Map.groupBy(mails, ({ messageId }) => messageId)]
    .filter(([, [first, ...more]]) => {
      const cameAt = first?.cameAt ?? 0;
      const isUnknown = kills.some((at) => at >= cameAt && at < cameAt + HANDING_OVER_MS);
      return more.length > (isUnknown ? 1 : 0);
    })
    .map(([id]) => id);
}

const notKept = ({ handedIn }: Records, { mails }: Kept) => handedIn.filter((id) => !mails.has(id));

/** What a person or a host is told by HTTP is the same: a system error, and no refusal. */
function wrongErrors(records: Records): Set<string> {
  const { asked, failed } = records;
  const told = asked.flatMap((each) => {
    const { outcome } = each;
    if (outcome.kind === "answered" || isExpected(each, records)) return [];
    if (outcome.kind === "lost") return outcome.isRetryable ? [] : [outcome.code];
    return outcome.errcode === -1 && outcome.isRetryable ? [] : [`errcode ${outcome.errcode}`];
  });
  const refused = failed.flatMap(({ step, status }) =>
    status === undefined || status >= 500 ? [] : [`${step}: ${status}`],
  );
  return new Set([...told, ...refused]);
}

function tooLate(records: Records, recovery: Recovery): string[] {
  const after = recoveredAfter(records, recovery.from);
  return after <= recovery.withinMs ? [] : [`after ${Math.round(after)} ms`];
}
