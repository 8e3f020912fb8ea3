/** What a server knows of itself, and of what waits, comes to its end, or stands still. */
import { X509Certificate } from "node:crypto";
import { type LogStore, type MerchantStore, witnessedEntries } from "@shiming/core";
import type { OperationDeps } from "./operation.ts";
import { type RunningPlatform, runningOf } from "./running-platform.ts";
import type { Health } from "./schemas/health.ts";

const DAY_MS = 86_400_000;
const NEXT_ENDS = 10;

export async function reportHealth(deps: OperationDeps, at: Date): Promise<Health> {
  const { stores, authority } = deps;
  const running = runningOf(deps);
  const [takesWrites, obstacle] = [await canWrite(deps, at), (await running.findObstacle()) ?? null];
  const entries = await stores.audit.size();
  const signed = running.lastSignedHead();
  const issuer = authority.issuers.at(-1);
  return {
    at: at.toISOString(),
    ready: takesWrites && obstacle === null,
    version: running.version,
    started_at: running.startedAt.toISOString(),
    database: { takes_writes: takesWrites, read_replica: await running.readReplica() },
    keys: { obstacle },
    audit: { entries, signed_entries: signed?.seq ?? 0, signed_at: signed?.at.toISOString() ?? null },
    ...(await witnessFacts(stores.log, running.witnesses)),
    outbox: {
      waiting: await stores.outbox.count("waiting"),
      given_up: await stores.outbox.count("given_up"),
    },
    incoming_mails: {
      received: await stores.incomingMails.count("received"),
      unassigned: await stores.incomingMails.count("unassigned"),
      unreadable: await stores.incomingMails.count("unreadable"),
    },
    certificates: await certificateEnds(stores.merchants, at),
    issuer: issuer ? { name: issuer.name, ends_at: endOf(issuer.certificatePem) } : null,
    jobs: [...(await running.jobs())],
  };
}

async function witnessFacts(
  log: Pick<LogStore, "witnesses">,
  { witnesses, isQuorum }: RunningPlatform["witnesses"],
): Promise<Pick<Health, "witnesses" | "witnessed_entries">> {
  if (witnesses.length === 0) return { witnesses: [], witnessed_entries: null };
  const known = await log.witnesses();
  const asked = witnesses.map(({ verifierKey, verifier: { name } }) => {
    const standing = known.find(({ witness }) => witness === verifierKey);
    return { name, standing: standing ?? { witness: verifierKey } };
  });
  return {
    witnesses: asked.map(({ name, standing: { cosigned, trouble } }) => ({
      name,
      cosigned_entries: cosigned?.seq ?? 0,
      cosigned_at: cosigned?.at ?? null,
      trouble: trouble?.kind ?? null,
      known_entries: trouble?.seq ?? null,
      since: trouble?.since ?? null,
    })),
    witnessed_entries: witnessedEntries(
      asked.map(({ standing }) => standing),
      isQuorum,
    ),
  };
}

async function canWrite({ stores }: OperationDeps, at: Date): Promise<boolean> {
  return stores.health.check(at).then(
    () => true,
    () => false,
  );
}

const endOf = (pem: string) => new X509Certificate(pem).validToDate.toISOString();

type EndingStore = Pick<MerchantStore, "countValidCertificates" | "certificatesEnding">;

async function certificateEnds(merchants: EndingStore, at: Date): Promise<Health["certificates"]> {
  const inDays = (days: number) => new Date(at.getTime() + days * DAY_MS);
  const until = (days: number) => merchants.countValidCertificates(inDays(days));
  const [expired, in7, in30, in90] = [await until(0), await until(7), await until(30), await until(90)];
  const next = await merchants.certificatesEnding({ from: at, to: inDays(90) });
  return {
    expired,
    within_7_days: in7 - expired,
    within_30_days: in30 - in7,
    within_90_days: in90 - in30,
    later: (await merchants.countValidCertificates()) - in90,
    next: next.slice(0, NEXT_ENDS).map(({ certSerialNo, mchId, notAfter }) => ({
      cert_serialno: certSerialNo,
      mch_id: mchId,
      ends_at: notAfter.toISOString(),
    })),
  };
}
