import { type MerchantStore, merchantRow, refuse, telling } from "@shiming/core";
import { certificateList, merchantList } from "../merchant-lists.ts";
import { type CertificateRow, certificateOf, rowOf, tellingOfCertificates } from "../rows/certificates.ts";
import { existing, type MerchantRow, merchantOf, rowOfMerchant } from "../rows/merchants.ts";
import { MERCHANTS } from "../rows/registers.ts";
import { createCertificateLists } from "./certificate-lists.ts";
import type { Connection } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

/** Its legal name is that of its organisation. */
const SELECT = `SELECT ${MERCHANTS.columns} FROM ${MERCHANTS.from}`;

const merchants = tableOf<MerchantRow, "mch_id">("merchants", ["mch_id"], "legal_name organisation_id");
const find = statement<{ mch_id: string }, MerchantRow>(`${SELECT} WHERE mch_id = @mch_id`);
const lock = statement<{ mch_id: string }, MerchantRow>(
  `${SELECT} WHERE mch_id = @mch_id FOR UPDATE OF merchants`,
);
export const findCertificate = statement<{ serial: string }, CertificateRow>(
  "SELECT * FROM merchant_certificates WHERE cert_serialno = @serial",
);
const certificatesOf = statement<{ mch_id: string }, CertificateRow>(
  "SELECT * FROM merchant_certificates WHERE mch_id = @mch_id ORDER BY not_before, rowid",
);
const putCertificate = statement<CertificateRow>(
  `INSERT INTO merchant_certificates AS known
     (cert_serialno, mch_id, certificate, not_before, not_after, state, state_at, warned_days)
   VALUES (@cert_serialno, @mch_id, @certificate, @not_before, @not_after, @state, @state_at, @warned_days)
   ON CONFLICT (cert_serialno) DO UPDATE SET state = excluded.state, state_at = excluded.state_at,
     warned_days = excluded.warned_days
   WHERE known.mch_id = excluded.mch_id`,
);

export function createMerchants(connection: Connection): MerchantStore {
  const reader = registerReader(connection);
  return {
    ...createCertificateLists(connection),
    list: merchantList(reader),
    listCertificates: certificateList(reader),
    async find(mchId) {
      const row = await connection.first(find, { mch_id: mchId });
      return row && merchantOf(row);
    },
    change: (mchId, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(lock, { mch_id: mchId });
        const now = row && merchantOf(row);
        const { next, ...caused } = change(now);
        await merchants.put(unit, row, rowOfMerchant(next));
        await settle(unit, telling(caused, now ? [merchantRow(now)] : [], [merchantRow(next)]));
      }),
    async findCertificate(serial) {
      const row = await connection.first(findCertificate, { serial });
      return row && certificateOf(row);
    },
    async certificatesOf(mchId) {
      return (await connection.all(certificatesOf, { mch_id: mchId })).map(certificateOf);
    },
    changeCertificates: (mchId, change) =>
      connection.unit(async (unit) => {
        await unit.first(merchants.lock, { mch_id: mchId });
        const now = (await unit.all(certificatesOf, { mch_id: mchId })).map(certificateOf);
        const { next, ...caused } = change(now);
        for (const certificate of next) {
          const written = await unit.run(putCertificate, rowOf(certificate));
          if (written === 0) refuse("entity_exists", { hint: existing(certificate.certSerialNo) });
        }
        await settle(unit, tellingOfCertificates(caused, now, next));
      }),
  };
}
