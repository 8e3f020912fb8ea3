import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { refuse } from "../failure.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import { endOfOverlap } from "./overlap.ts";

interface Deps {
  readonly merchants: Pick<MerchantStore, "findCertificate" | "changeCertificates">;
}

/** Effective at once; one that was revoked before stays revoked since then. @throws `entity_not_found` */
export async function revokeCertificate(
  certSerialNo: string,
  actor: Permitted<Extract<Action, "merchants.revoke_certificate" | "authorities.set_crl">>,
  deps: Deps,
  at: Date,
): Promise<void> {
  await changeCertificate(certSerialNo, deps, (now) =>
    now.status.state === "revoked"
      ? { next: [], events: [] }
      : {
          next: [{ ...now, status: { state: "revoked", at } }],
          events: [staffEvent(actor, "certificate_revoked", certSerialNo, at)],
        },
  );
}

/**
 * Moves the end of a superseded certificate to an earlier time.
 * @throws `entity_not_found`; `value_invalid` for one that is not superseded, and for a later time than it has
 */
export async function retireCertificate(
  { certSerialNo, retireAt }: { readonly certSerialNo: string; readonly retireAt: Date },
  actor: Permitted<"merchants.retire_certificate">,
  deps: Deps,
  at: Date,
): Promise<void> {
  const retiresAt = endOfOverlap(retireAt, at);
  await changeCertificate(certSerialNo, deps, (now) => {
    if (now.status.state !== "superseded") return refuse("value_invalid", { hint: NOT_SUPERSEDED });
    if (retiresAt > now.status.retiresAt)
      return refuse("value_invalid", { hint: laterThan(now.status.retiresAt) });
    return {
      next: [{ ...now, status: { state: "superseded", retiresAt } }],
      events: [staffEvent(actor, "certificate_retired", certSerialNo, at)],
    };
  });
}

type Changed = ReturnType<Parameters<MerchantStore["changeCertificates"]>[1]>;

async function changeCertificate(
  certSerialNo: string,
  { merchants }: Deps,
  change: (now: MerchantCertificate) => Changed,
): Promise<void> {
  const missing = { hint: { en: `no certificate ${certSerialNo}`, zh: `没有证书 ${certSerialNo}` } };
  const { mchId } = (await merchants.findCertificate(certSerialNo)) ?? refuse("entity_not_found", missing);
  await merchants.changeCertificates(mchId, (all) =>
    change(all.find((each) => each.certSerialNo === certSerialNo) ?? refuse("entity_not_found", missing)),
  );
}

const NOT_SUPERSEDED = {
  en: "only a certificate that a newer one has superseded can be retired; one that must end without another is revoked",
  zh: "只有已被新证书取代的证书才能停用；没有新证书而要终止的，请吊销",
};

const laterThan = (retiresAt: Date) => ({
  en: `it is retired at ${retiresAt.toISOString()}, and can only be retired earlier`,
  zh: `它将于 ${retiresAt.toISOString()} 停用，只能提前`,
});
