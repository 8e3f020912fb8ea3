import type { MerchantStore } from "@shiming/core";
import { type CertificateRow, certificateOf } from "../rows/certificates.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

type CertificateLists = Pick<
  MerchantStore,
  "certificatesAmong" | "certificatesEnding" | "countValidCertificates" | "revokedCertificates"
>;

const among = statement<{ serials: readonly string[] }, CertificateRow>(
  "SELECT * FROM merchant_certificates WHERE cert_serialno = ANY(@serials::text[])",
);
const revoked = statement<{ ending_after: number }, CertificateRow>(
  `SELECT * FROM merchant_certificates WHERE state = 'revoked' AND not_after >= @ending_after
   ORDER BY state_at, cert_serialno`,
);
const ending = statement<{ from: number; to: number }, CertificateRow>(
  `SELECT * FROM merchant_certificates WHERE state = 'valid' AND not_after BETWEEN @from AND @to
   ORDER BY not_after, cert_serialno`,
);
const countValid = statement<{ before: number }, { count: number }>(
  "SELECT count(*) AS count FROM merchant_certificates WHERE state = 'valid' AND not_after < @before",
);

/** Certificates across all merchants; each list along an index whose condition it repeats. */
export function createCertificateLists(connection: Connection): CertificateLists {
  return {
    certificatesAmong: async (serials) => (await connection.all(among, { serials })).map(certificateOf),
    async revokedCertificates(endingAfter) {
      return (await connection.all(revoked, { ending_after: endingAfter.getTime() })).map(certificateOf);
    },
    async certificatesEnding({ from, to }) {
      return (await connection.all(ending, { from: from.getTime(), to: to.getTime() })).map(certificateOf);
    },
    async countValidCertificates(endingBefore) {
      const before = endingBefore?.getTime() ?? Number.MAX_SAFE_INTEGER;
      return (await connection.first(countValid, { before }))?.count ?? 0;
    },
  };
}
