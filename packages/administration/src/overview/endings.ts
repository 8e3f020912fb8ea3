/** Certificates and approvals that end soon: pure. */
import { certificateStateAt, type MerchantCertificate, turnOf } from "@shiming/core";
import type { Ending } from "../schemas/overview.ts";
import type { Facts, OwnMerchant } from "./facts.ts";

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 90;

export function endingsOf(facts: Facts): Ending[] {
  return [
    ...facts.merchants.flatMap((merchant) => certificatesEnding(merchant, SHOWN_DAYS, facts.at)),
    ...approvalsEnding(facts, SHOWN_DAYS),
  ].sort((one, other) => one.ends_at.localeCompare(other.ends_at, "en"));
}

const isWithin = (end: Date, days: number, at: Date) =>
  end > at && end.getTime() <= at.getTime() + days * DAY_MS;

/** Those that work now. One is replaced where another goes on working behind it. */
export function certificatesEnding(
  { mchId, legalName: name, certificates }: OwnMerchant,
  days: number,
  at: Date,
): Ending[] {
  const working = certificates.filter((each) =>
    ["valid", "superseded", "not_yet_valid"].includes(certificateStateAt(each, at)),
  );
  return working
    .filter((each) => isWithin(endOf(each), days, at))
    .map((each) => ({
      ...{ kind: "certificate", name, appid: null, mch_id: mchId, application_id: null },
      cert_serialno: each.certSerialNo,
      ends_at: endOf(each).toISOString(),
      is_replaced: working.some((other) => endOf(other) > endOf(each)),
    }));
}

const endOf = ({ status, notAfter }: MerchantCertificate) =>
  status.state === "superseded" && status.retiresAt < notAfter ? status.retiresAt : notAfter;

/** One is replaced where a renewal of it is under way. */
export function approvalsEnding({ apps, applications, at }: Facts, days: number): Ending[] {
  return apps.flatMap(({ appid, name, access }) => {
    const end = access.state === "approved" ? access.endsAt : undefined;
    if (!end || !isWithin(end, days, at)) return [];
    const own = applications.filter((each) => each.appid === appid);
    const inForce = own.find((each) => each.state === "approved");
    const isReplaced = own.some((each) => each !== inForce && turnOf(each.state).owner !== "nobody");
    return {
      ...{ kind: "approval", name, appid, mch_id: null, application_id: inForce?.id ?? null },
      ...{ cert_serialno: null, ends_at: end.toISOString(), is_replaced: isReplaced },
    };
  });
}
