/** What the metrics tell of records that stand still: the audit's signed head, mail, and certificates that come to their end. */
import type { MerchantStore } from "@shiming/core";
import type { PlatformParts } from "../parts.ts";
import type { Metrics } from "./metrics.ts";
import { watchWitnesses } from "./watch-witnesses.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Certificates by the time that is left, each row without those of the rows before. */
const DAYS_LEFT = [
  ["expired", 0],
  ["7", 7],
  ["30", 30],
  ["90", 90],
  ["more", undefined],
] as const;

type WatchedParts = Pick<
  PlatformParts,
  "stores" | "clock" | "lastSignedHead" | "witnesses" | "outdatedHashes" | "worker"
>;

export function watchRecords(
  metrics: Metrics,
  { stores, clock, lastSignedHead, witnesses = [], outdatedHashes, worker }: WatchedParts,
): void {
  metrics.gauge(
    "shiming_certificates",
    "Merchants' valid certificates by the days to their end",
    atMostOnceAMinute(clock, (at) => countByDaysLeft(stores.merchants, at)),
    "days",
  );
  metrics.gauge(
    "shiming_person_requests_overdue",
    "Requests of people whose answer is late",
    atMostOnceAMinute(clock, (at) => stores.personRequests.countOverdue(at)),
  );
  watchMail(metrics, stores);
  watchEvents(metrics, stores);
  if (outdatedHashes) {
    const help = "Passwords that an older pepper has hashed, by the place where they are";
    metrics.gauge("shiming_password_hashes_outdated", help, outdatedHashes, "place");
  }
  if (witnesses.length > 0) watchWitnesses(metrics, stores.log, witnesses, clock);
  if (!lastSignedHead) return;
  const isAnothers = () => worker?.hasDuties() === false;
  metrics.gauge("shiming_audit_head_age_seconds", "Since the last head of the audit was signed", () => {
    if (isAnothers()) return Number.NaN;
    const last = lastSignedHead();
    return last ? (clock().getTime() - last.at.getTime()) / 1000 : Number.NaN;
  });
  metrics.gauge("shiming_audit_unsigned_entries", "Entries behind the last signed head", async () => {
    if (isAnothers()) return Number.NaN;
    return (await stores.audit.size()) - (lastSignedHead()?.seq ?? 0);
  });
}

function watchEvents(metrics: Metrics, { outbox, eventEndpoints }: WatchedParts["stores"]): void {
  metrics.gauge(
    "shiming_events",
    "Events that wait to be pushed, and that were given up",
    () => countsOf(["waiting", "given_up"], (state) => outbox.count(state, "event")),
    "state",
  );
  metrics.gauge(
    "shiming_event_endpoints",
    "Endpoints of mini programs: active, paused, and those of the active that fail just now",
    async () => new Map(Object.entries(await eventEndpoints.count())),
    "state",
  );
}

function watchMail(metrics: Metrics, { outbox, incomingMails }: WatchedParts["stores"]): void {
  metrics.gauge(
    "shiming_outbox_messages",
    "Mails that wait to be sent, and that were given up",
    () => countsOf(["waiting", "given_up"], (state) => outbox.count(state, "mail")),
    "state",
  );
  metrics.gauge(
    "shiming_incoming_mails",
    "Mails that nobody has looked at yet, and that staff have to look at",
    () => countsOf(["received", "unassigned", "unreadable"], (fate) => incomingMails.count(fate)),
    "state",
  );
}

async function countsOf<Name extends string>(
  names: readonly Name[],
  count: (name: Name) => Promise<number>,
): Promise<ReadonlyMap<string, number>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await count(name)] as const)));
}

async function countByDaysLeft(
  merchants: Pick<MerchantStore, "countValidCertificates">,
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const ends = DAYS_LEFT.map(([, days]) =>
    days === undefined ? undefined : new Date(at.getTime() + days * DAY_MS),
  );
  const counts = await Promise.all(ends.map((end) => merchants.countValidCertificates(end)));
  return new Map(DAYS_LEFT.map(([label], place) => [label, (counts[place] ?? 0) - (counts[place - 1] ?? 0)]));
}

/** What was read less than a minute ago is told again. */
function atMostOnceAMinute<T>(clock: () => Date, read: (at: Date) => Promise<T>): () => Promise<T> {
  let last: { readonly at: Date; readonly value: Promise<T> } | undefined;
  return () => {
    const at = clock();
    if (!last || Math.abs(at.getTime() - last.at.getTime()) >= MINUTE_MS) {
      const value = read(at);
      last = { at, value };
      value.catch(() => {
        last = undefined;
      });
    }
    return last.value;
  };
}
