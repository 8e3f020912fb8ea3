import {
  type Merchant,
  type MerchantCertificate,
  type MerchantStore,
  merchantRow,
  refuse,
  telling,
} from "@shiming/core";
import { certificateList, merchantList } from "../merchant-lists.ts";
import { type CertificateRow, certificateOf, rowOf, tellingOfCertificates } from "../rows/certificates.ts";
import { existing, type MerchantRow, merchantOf, rowOfMerchant } from "../rows/merchants.ts";
import { MERCHANTS } from "../rows/registers.ts";
import { createCertificateLists } from "./certificate-lists.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { ReadCache } from "./read-cache.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

/** Its legal name is that of its organisation. */
const SELECT = `SELECT ${MERCHANTS.columns} FROM ${MERCHANTS.from}`;

/** What a certificate is now. To be called inside a unit of work. */
type CertificateNow = (certSerialNo: string) => MerchantCertificate | undefined;

export interface Merchants {
  readonly store: MerchantStore;
  readonly certificateNow: CertificateNow;
  readonly forgetAllOf: (organisationId: string) => void;
}

export function createMerchants(connection: Connection, settle: Settle): Merchants {
  const { database, queue } = connection;
  const reader = registerReader(connection);
  const find = database.prepare<[string], MerchantRow>(`${SELECT} WHERE mch_id = ?`);
  const put = database.prepare<[MerchantRow]>(
    `INSERT INTO merchants ${named("mch_id legal_name organisation_id")}
     ON CONFLICT (mch_id) DO UPDATE SET legal_name = @legal_name, organisation_id = @organisation_id`,
  );
  const ofOrganisation = database
    .prepare<[string], string>("SELECT mch_id FROM merchants WHERE organisation_id = ?")
    .pluck();
  const findCertificate = database.prepare<[string], CertificateRow>(
    "SELECT * FROM merchant_certificates WHERE cert_serialno = ?",
  );
  const certificatesOf = database.prepare<[string], CertificateRow>(
    "SELECT * FROM merchant_certificates WHERE mch_id = ? ORDER BY not_before, rowid",
  );
  const putCertificate = database.prepare<[CertificateRow]>(
    `INSERT INTO merchant_certificates ${named("cert_serialno mch_id certificate not_before not_after state state_at warned_days")}
     ON CONFLICT (cert_serialno) DO UPDATE SET state = excluded.state, state_at = excluded.state_at,
       warned_days = excluded.warned_days
     WHERE mch_id = excluded.mch_id`,
  );

  const cache = new ReadCache<Merchant>(queue);
  const certificateCache = new ReadCache<MerchantCertificate>(queue);
  const certificateNow: CertificateNow = (certSerialNo) =>
    certificateCache.get(certSerialNo, () => {
      const row = findCertificate.get(certSerialNo);
      return row && certificateOf(row);
    });

  return {
    certificateNow,
    forgetAllOf: (organisationId) => {
      for (const mchId of ofOrganisation.all(organisationId)) cache.forget(mchId);
    },
    store: {
      ...createCertificateLists(connection),
      list: merchantList(reader),
      listCertificates: certificateList(reader),
      async find(mchId) {
        return cache.get(mchId, () => {
          const row = find.get(mchId);
          return row && merchantOf(row);
        });
      },
      change: (mchId, change) =>
        queue.run(() => {
          const row = find.get(mchId);
          const now = row && merchantOf(row);
          const { next, ...caused } = change(now);
          cache.forget(mchId);
          put.run(rowOfMerchant(next));
          settle(telling(caused, now ? [merchantRow(now)] : [], [merchantRow(next)]));
        }),
      findCertificate: async (certSerialNo) => certificateNow(certSerialNo),
      certificatesOf: async (mchId) => certificatesOf.all(mchId).map(certificateOf),
      changeCertificates: (mchId, change) =>
        queue.run(() => {
          const now = certificatesOf.all(mchId).map(certificateOf);
          const { next, ...caused } = change(now);
          for (const certificate of next) {
            certificateCache.forget(certificate.certSerialNo);
            const { changes } = putCertificate.run(rowOf(certificate));
            if (changes === 0) refuse("entity_exists", { hint: existing(certificate.certSerialNo) });
          }
          settle(tellingOfCertificates(caused, now, next));
        }),
    },
  };
}
