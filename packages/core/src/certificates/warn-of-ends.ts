/** Tells merchants by mail, and their mini programs by an event, that a certificate ends soon. */
import { nameOfActor } from "../actor/actor.ts";
import type { AuditEvent } from "../audit/event.ts";
import { eventMessage } from "../event/security-event.ts";
import { sealMail } from "../mail/sealed-mail.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { EventEndpointStore } from "../ports/event-endpoint-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { DAY_MS, WARNED_DAYS, warnedDaysAt } from "./warned-days.ts";

const JOB = nameOfActor({ kind: "job", name: "certificate_ends" });

export interface WarningDeps {
  readonly merchants: Pick<MerchantStore, "certificatesEnding" | "changeCertificates">;
  /** Where those read their mail who can have a certificate of that merchant renewed. */
  readonly addressesOf: (mchId: string) => Promise<readonly string[]>;
  readonly miniPrograms: Pick<MiniProgramStore, "boundTo">;
  readonly eventEndpoints: Pick<EventEndpointStore, "find">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/**
 * Puts a mail for each of them in the outbox for every certificate that no newer one has superseded and that ends in 30, 7 or 1
 * days. What could be told to nobody is told when there is somebody.
 */
export async function warnOfEnds(deps: WarningDeps, at: Date): Promise<void> {
  const to = new Date(at.getTime() + Math.max(...WARNED_DAYS) * DAY_MS);
  for (const certificate of await deps.merchants.certificatesEnding({ from: at, to })) {
    await warnOfEnd(certificate, deps, at);
  }
}

async function warnOfEnd(certificate: MerchantCertificate, deps: WarningDeps, at: Date): Promise<void> {
  const { certSerialNo, mchId, notAfter } = certificate;
  const days = warnedDaysAt(notAfter, at);
  if (days === undefined || wasWarned(certificate, days)) return;
  const addresses = await deps.addressesOf(mchId);
  const pushed = await endpointsOf(mchId, deps);
  if (addresses.length + pushed.length === 0) return;
  const content = {
    template: "certificate_expiring",
    mchId,
    certSerialNo,
    notAfter: notAfter.toISOString(),
    days,
  } as const;
  const messages = [
    ...addresses.map((address) =>
      sealMail({ to: [address], language: "both", references: [], ...content }, mchId, deps, at),
    ),
    ...pushed.map((appid) =>
      eventMessage(
        { type: "certificate-expiring", mchId, certSerialNo, notAfter },
        { id: opaqueId(deps.random), appid },
        at,
      ),
    ),
  ];
  await deps.merchants.changeCertificates(mchId, (all) => {
    const now = all.find((each) => each.certSerialNo === certSerialNo);
    // Upgraded, revoked, or told by another node meanwhile.
    if (now?.status.state !== "valid" || wasWarned(now, days)) return { next: [], events: [] };
    return { next: [{ ...now, warnedDays: days }], events: [toldEvent(certSerialNo, days, at)], messages };
  });
}

/** The mini programs that sign with it, and are told of events. */
async function endpointsOf(mchId: string, deps: WarningDeps): Promise<readonly string[]> {
  const bound = await deps.miniPrograms.boundTo(mchId);
  const endpoints = await Promise.all(bound.map((appid) => deps.eventEndpoints.find(appid)));
  return endpoints.flatMap((endpoint) => (endpoint ? [endpoint.appid] : []));
}

function wasWarned({ warnedDays }: MerchantCertificate, days: number): boolean {
  return warnedDays !== undefined && warnedDays <= days;
}

function toldEvent(certSerialNo: string, days: number, at: Date): AuditEvent {
  const action = "certificate_end_told";
  return { kind: "staff_write", at, actor: JOB, action, subject: `${certSerialNo} ${days}` };
}
