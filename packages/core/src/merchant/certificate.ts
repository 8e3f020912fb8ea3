/** Superseded: a newer one was issued; it goes on working until it is retired (contract §6). */
export type CertificateStatus =
  | { readonly state: "valid" }
  | { readonly state: "superseded"; readonly retiresAt: Date }
  | { readonly state: "revoked"; readonly at: Date };

export interface MerchantCertificate {
  /** Exactly 40 upper-case hex digits. */
  readonly certSerialNo: string;
  readonly mchId: string;
  readonly certificatePem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly status: CertificateStatus;
  /** The merchant was told that it ends in so many days, at most. */
  readonly warnedDays?: number | undefined;
}

/** What a certificate is at some time. Retired: superseded, and its time to go on working is over. */
export const certificateStates = [
  "valid",
  "superseded",
  "retired",
  "expired",
  "not_yet_valid",
  "revoked",
] as const satisfies readonly (CertificateStatus["state"] | "retired" | "expired" | "not_yet_valid")[];
export type CertificateState = (typeof certificateStates)[number];

/** What takes a certificate away for good is told before what time does. */
export function certificateStateAt(
  { status, notBefore, notAfter }: Pick<MerchantCertificate, "status" | "notBefore" | "notAfter">,
  at: Date,
): CertificateState {
  if (status.state === "revoked") return "revoked";
  if (at > notAfter) return "expired";
  if (status.state === "superseded" && at >= status.retiresAt) return "retired";
  return at < notBefore ? "not_yet_valid" : status.state;
}

/** Whether requests may name the certificate at that time. */
export function isUsable(certificate: MerchantCertificate, at: Date): boolean {
  const state = certificateStateAt(certificate, at);
  return state === "valid" || state === "superseded";
}
