import {
  type CertificateStatus,
  type Merchant,
  type MerchantCertificate,
  type MerchantStore,
  refuse,
} from "@shiming/core";
import type { Connection } from "./connection.ts";
import { ReadCache } from "./read-cache.ts";
import type { Settle } from "./settle.ts";

interface MerchantRow {
  readonly mch_id: string;
  readonly legal_name: string;
  readonly organisation_id: string | null;
}

/** Its legal name is that of its organisation. */
const MERCHANTS = `SELECT mch_id, coalesce(organisations.legal_name, merchants.legal_name) AS legal_name, organisation_id
  FROM merchants LEFT JOIN organisations ON organisations.id = organisation_id`;

interface CertificateRow {
  readonly cert_serialno: string;
  readonly mch_id: string;
  readonly certificate: string;
  readonly not_before: number;
  readonly not_after: number;
  readonly state: CertificateStatus["state"];
  readonly state_at: number | null;
}

export interface Merchants {
  readonly store: MerchantStore;
  readonly forgetAllOf: (organisationId: string) => void;
}

export function createMerchants({ database, queue }: Connection, settle: Settle): Merchants {
  const find = database.prepare<[string], MerchantRow>(`${MERCHANTS} WHERE mch_id = ?`);
  const list = database.prepare<[], MerchantRow>(`${MERCHANTS} ORDER BY mch_id`);
  const put = database.prepare<[MerchantRow]>(
    `INSERT INTO merchants (mch_id, legal_name, organisation_id) VALUES (@mch_id, @legal_name, @organisation_id)
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
  // Along the index `valid_certificates`, whose condition it repeats.
  const countValid = database
    .prepare<[number], number>(
      "SELECT count(*) FROM merchant_certificates WHERE state = 'valid' AND not_after < ?",
    )
    .pluck();
  const putCertificate = database.prepare<[CertificateRow]>(
    `INSERT INTO merchant_certificates
     VALUES (@cert_serialno, @mch_id, @certificate, @not_before, @not_after, @state, @state_at)
     ON CONFLICT (cert_serialno) DO UPDATE SET state = excluded.state, state_at = excluded.state_at
     WHERE mch_id = excluded.mch_id`,
  );

  const cache = new ReadCache<Merchant>();
  const certificateCache = new ReadCache<MerchantCertificate>();

  return {
    forgetAllOf: (organisationId) => {
      for (const mchId of ofOrganisation.all(organisationId)) cache.forget(mchId);
    },
    store: {
      async find(mchId) {
        return cache.get(mchId, () => {
          const row = find.get(mchId);
          return row && merchantOf(row);
        });
      },
      list: async () => list.all().map(merchantOf),
      change: (mchId, change) =>
        queue.run(() => {
          const row = find.get(mchId);
          const { next, ...caused } = change(row && merchantOf(row));
          cache.forget(mchId);
          put.run(rowOfMerchant(next));
          settle(caused);
        }),
      async findCertificate(certSerialNo) {
        return certificateCache.get(certSerialNo, () => {
          const row = findCertificate.get(certSerialNo);
          return row && certificateOf(row);
        });
      },
      certificatesOf: async (mchId) => certificatesOf.all(mchId).map(certificateOf),
      countValidCertificates: async (endingBefore) =>
        countValid.get(endingBefore?.getTime() ?? Number.MAX_SAFE_INTEGER) ?? 0,
      changeCertificates: (mchId, change) =>
        queue.run(() => {
          const { next, ...caused } = change(certificatesOf.all(mchId).map(certificateOf));
          for (const certificate of next) {
            certificateCache.forget(certificate.certSerialNo);
            const { changes } = putCertificate.run(toRow(certificate));
            if (changes === 0)
              refuse("entity_exists", {
                hint: {
                  en: `certificate ${certificate.certSerialNo} exists`,
                  zh: `证书 ${certificate.certSerialNo} 已存在`,
                },
              });
          }
          settle(caused);
        }),
    },
  };
}

function merchantOf(row: MerchantRow): Merchant {
  return {
    mchId: row.mch_id,
    legalName: row.legal_name,
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
  };
}

function rowOfMerchant({ mchId, legalName, organisationId }: Merchant): MerchantRow {
  return { mch_id: mchId, legal_name: legalName, organisation_id: organisationId ?? null };
}

function certificateOf(row: CertificateRow): MerchantCertificate {
  return {
    certSerialNo: row.cert_serialno,
    mchId: row.mch_id,
    certificatePem: row.certificate,
    notBefore: new Date(row.not_before),
    notAfter: new Date(row.not_after),
    status: statusOf(row),
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

function toRow({ status, ...certificate }: MerchantCertificate): CertificateRow {
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
  };
}
