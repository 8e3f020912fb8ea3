import type { MerchantStore } from "@shiming/core";
import { type CertificateRow, certificateOf } from "../rows/certificates.ts";
import type { Connection } from "./connection.ts";

type CertificateLists = Pick<
  MerchantStore,
  "certificatesAmong" | "certificatesEnding" | "countValidCertificates" | "revokedCertificates"
>;

/** Certificates across all merchants; each list along an index whose condition it repeats. */
export function createCertificateLists({ database }: Connection): CertificateLists {
  const among = database.prepare<[string], CertificateRow>(
    "SELECT * FROM merchant_certificates WHERE cert_serialno IN (SELECT value FROM json_each(?))",
  );
  const revoked = database.prepare<[number], CertificateRow>(
    `SELECT * FROM merchant_certificates WHERE state = 'revoked' AND not_after >= ?
     ORDER BY state_at, cert_serialno`,
  );
  const ending = database.prepare<[number, number], CertificateRow>(
    `SELECT * FROM merchant_certificates WHERE state = 'valid' AND not_after BETWEEN ? AND ?
     ORDER BY not_after, cert_serialno`,
  );
  const countValid = database
    .prepare<[number], number>(
      "SELECT count(*) FROM merchant_certificates WHERE state = 'valid' AND not_after < ?",
    )
    .pluck();
  return {
    certificatesAmong: async (certSerialNos) => among.all(JSON.stringify(certSerialNos)).map(certificateOf),
    revokedCertificates: async (endingAfter) => revoked.all(endingAfter.getTime()).map(certificateOf),
    certificatesEnding: async ({ from, to }) => ending.all(from.getTime(), to.getTime()).map(certificateOf),
    countValidCertificates: async (endingBefore) =>
      countValid.get(endingBefore?.getTime() ?? Number.MAX_SAFE_INTEGER) ?? 0,
  };
}
