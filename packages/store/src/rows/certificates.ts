/** How certificates of merchants lie in the database. */
import {
  type Caused,
  type CertificateState,
  type CertificateStatus,
  certificateRow,
  type MerchantCertificate,
  telling,
} from "@shiming/core";

export interface CertificateRow {
  readonly cert_serialno: string;
  readonly mch_id: string;
  readonly certificate: string;
  readonly not_before: number;
  readonly not_after: number;
  readonly state: CertificateStatus["state"];
  readonly state_at: number | null;
  readonly warned_days: number | null;
}

export function certificateOf(row: CertificateRow): MerchantCertificate {
  return {
    certSerialNo: row.cert_serialno,
    mchId: row.mch_id,
    certificatePem: row.certificate,
    notBefore: new Date(row.not_before),
    notAfter: new Date(row.not_after),
    status: statusOf(row),
    ...(row.warned_days !== null && { warnedDays: row.warned_days }),
  };
}

function statusOf({ state, state_at }: CertificateRow): CertificateStatus {
  const at = new Date(state_at ?? 0);
  switch (state) {
    case "valid":
      return { state };
    case "superseded":
      return { state, retiresAt: at };
    case "revoked":
      return { state, at };
  }
}

export function rowOf({ status, ...certificate }: MerchantCertificate): CertificateRow {
  const at =
    status.state === "superseded" ? status.retiresAt : status.state === "revoked" ? status.at : undefined;
  return {
    cert_serialno: certificate.certSerialNo,
    mch_id: certificate.mchId,
    certificate: certificate.certificatePem,
    not_before: certificate.notBefore.getTime(),
    not_after: certificate.notAfter.getTime(),
    state: status.state,
    state_at: at?.getTime() ?? null,
    warned_days: certificate.warnedDays ?? null,
  };
}

/** @param next those alone that are new or change, of those that there were */
export function tellingOfCertificates(
  caused: Caused,
  before: readonly MerchantCertificate[],
  next: readonly MerchantCertificate[],
): Caused {
  const changing = new Set(next.map(({ certSerialNo }) => certSerialNo));
  const known = before.filter(({ certSerialNo }) => changing.has(certSerialNo));
  return telling(caused, known.map(certificateRow), next.map(certificateRow));
}

/** `certificateStateAt` in SQL: what takes a certificate away for good is told before what time does. */
export const STATES: Readonly<Record<CertificateState, string>> = {
  revoked: "state = 'revoked'",
  expired: "state <> 'revoked' AND not_after < @at",
  retired: "state = 'superseded' AND not_after >= @at AND state_at <= @at",
  not_yet_valid: "state <> 'revoked' AND not_before > @at AND NOT (state = 'superseded' AND state_at <= @at)",
  superseded: "state = 'superseded' AND not_after >= @at AND not_before <= @at AND state_at > @at",
  valid: "state = 'valid' AND not_after >= @at AND not_before <= @at",
};
