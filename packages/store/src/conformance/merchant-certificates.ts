import {
  type CertificateStatus,
  certificateStateAt,
  certificateStates,
  type MerchantCertificate,
  type MerchantStore,
} from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_MCH_ID, at, CERT_SERIALNO, certificate, MCH_ID, staffWrite } from "./samples.ts";

const ANOTHER_SERIALNO = CERT_SERIALNO.replace("00A1", "7FA1");

function register(merchants: MerchantStore, mchId = MCH_ID): Promise<void> {
  const next = { mchId, legalName: "某市政务服务中心" };
  return merchants.change(mchId, () => ({ next, events: [staffWrite("merchant_created")] }));
}

function put(merchants: MerchantStore, ...next: MerchantCertificate[]): Promise<void> {
  const mchId = next[0]?.mchId ?? MCH_ID;
  return merchants.changeCertificates(mchId, () => ({ next, events: [staffWrite("certificate_issued")] }));
}

export function describeMerchantCertificates(it: StoreTest): void {
  describe("a merchant certificate", () => {
    const statuses: CertificateStatus[] = [
      { state: "valid" },
      { state: "superseded", retiresAt: at(30) },
      { state: "revoked", at: at(10) },
    ];

    it.for(statuses)(
      "that is $state is found as it was put, over a restart",
      async (status, { database }) => {
        await register(database.stores.merchants);
        const one = certificate(CERT_SERIALNO, { status });
        await put(database.stores.merchants, one);
        await database.restart();
        expect(await database.stores.merchants.findCertificate(CERT_SERIALNO)).toEqual(one);
      },
    );

    it("keeps the leading zeros of its serial number, and is found by nothing shorter", async ({
      database,
    }) => {
      const { merchants } = database.stores;
      await register(merchants);
      await put(merchants, certificate(CERT_SERIALNO));
      expect(await merchants.findCertificate(CERT_SERIALNO.replace(/^0+/, ""))).toBeUndefined();
      expect(await merchants.findCertificate(CERT_SERIALNO.toLowerCase())).toBeUndefined();
    });

    it("is found as it is now, however often it was found before", async ({ database }) => {
      const { merchants } = database.stores;
      await register(merchants);
      expect(await merchants.findCertificate(CERT_SERIALNO)).toBeUndefined();
      await put(merchants, certificate(CERT_SERIALNO));
      expect(await merchants.findCertificate(CERT_SERIALNO)).toEqual(certificate(CERT_SERIALNO));
      const revoked = certificate(CERT_SERIALNO, { status: { state: "revoked", at: at(1) } });
      await put(merchants, revoked);
      expect(await merchants.findCertificate(CERT_SERIALNO)).toEqual(revoked);
    });

    it("is listed for its merchant, oldest first", async ({ database }) => {
      const { merchants } = database.stores;
      await register(merchants);
      const [older, newer] = [
        certificate(CERT_SERIALNO),
        certificate(ANOTHER_SERIALNO, { notBefore: at(1) }),
      ];
      await put(merchants, newer, older);
      expect(await merchants.certificatesOf(MCH_ID)).toEqual([older, newer]);
      expect(await merchants.certificatesOf(ANOTHER_MCH_ID)).toEqual([]);
    });

    it("is found among many by its number, and listed when it was revoked, or ends soon", async ({
      database,
    }) => {
      const { merchants } = database.stores;
      await register(merchants);
      const serial = (n: number) => CERT_SERIALNO.replace(/..$/, String(10 + n));
      const revoked = (n: number, notAfter: Date) =>
        certificate(serial(n), { status: { state: "revoked", at: at(10 - n) }, notAfter });
      const [one, two, over, ending] = [
        revoked(1, at(100)),
        revoked(2, at(100)),
        revoked(3, at(4)),
        certificate(serial(4), { notAfter: at(50), warnedDays: 30 }),
      ];
      await put(merchants, one, two, over, ending);
      expect(await merchants.certificatesAmong([serial(4), serial(9)])).toEqual([ending]);
      expect(await merchants.revokedCertificates(at(5))).toEqual([two, one]);
      expect(await merchants.certificatesEnding({ from: at(5), to: at(50) })).toEqual([ending]);
      expect(await merchants.certificatesEnding({ from: at(5), to: at(49) })).toEqual([]);
    });

    it("is listed among those of all merchants: by its end, by its number, by what it is at a time", async ({
      database: { stores },
    }) => {
      const { merchants } = stores;
      await register(merchants);
      await register(merchants, ANOTHER_MCH_ID);
      const serial = (n: number) => CERT_SERIALNO.replace(/..$/, String(10 + n));
      const all = [
        certificate(serial(1), { notAfter: at(90) }),
        certificate(serial(2), { notAfter: at(80), status: { state: "superseded", retiresAt: at(50) } }),
        certificate(serial(3), { notAfter: at(80), status: { state: "superseded", retiresAt: at(10) } }),
        certificate(serial(4), { notAfter: at(20) }),
        certificate(serial(5), { notAfter: at(70), notBefore: at(60) }),
        certificate(serial(6), { notAfter: at(20), status: { state: "revoked", at: at(5) } }),
      ];
      await put(merchants, ...all);
      await put(merchants, certificate(serial(7), { notAfter: at(95), mchId: ANOTHER_MCH_ID }));
      const now = at(30);
      const found = async (page: Partial<Parameters<typeof merchants.listCertificates>[0]>) =>
        (await merchants.listCertificates({ ...page, at: now })).map(({ certSerialNo }) =>
          Number(certSerialNo.slice(-1)),
        );
      expect(await found({})).toEqual([4, 6, 5, 2, 3, 1, 7]);
      expect(await found({ limit: 2, after: serial(6) })).toEqual([5, 2]);
      expect(await found({ order: "-not_after", limit: 2 })).toEqual([7, 1]);
      expect(await found({ search: serial(3).slice(4) })).toEqual([3]);
      expect(await found({ search: ANOTHER_MCH_ID.slice(0, 5) })).toEqual([7]);
      for (const state of certificateStates) {
        const expected = (await merchants.listCertificates({ at: now })).filter(
          (each) => certificateStateAt(each, now) === state,
        );
        expect(expected.length).toBeGreaterThan(0);
        expect(await merchants.listCertificates({ state, at: now })).toEqual(expected);
      }
    });

    it("is counted by its end while it is valid", async ({ database }) => {
      const { merchants } = database.stores;
      await register(merchants);
      const serial = (n: number) => CERT_SERIALNO.replace(/..$/, String(10 + n));
      await put(
        merchants,
        certificate(serial(1), { notAfter: at(5) }),
        certificate(serial(2), { notAfter: at(50) }),
        certificate(serial(3), { notAfter: at(5), status: { state: "revoked", at: at(1) } }),
        certificate(serial(4), { notAfter: at(5), status: { state: "superseded", retiresAt: at(30) } }),
      );
      const ends = [at(5), at(6), undefined];
      expect(await Promise.all(ends.map((end) => merchants.countValidCertificates(end)))).toEqual([0, 1, 2]);
    });

    it("stays revoked when others of its merchant are superseded at the same time", async ({ database }) => {
      const { merchants } = database.stores;
      await register(merchants);
      const old = certificate(CERT_SERIALNO);
      await put(merchants, old);
      const revoke = () =>
        merchants.changeCertificates(MCH_ID, () => ({
          next: [{ ...old, status: { state: "revoked", at: at(1) } }],
          events: [staffWrite("certificate_revoked")],
        }));
      const upgrade = (n: number) =>
        merchants.changeCertificates(MCH_ID, (now) => {
          const superseded = now
            .filter(({ status }) => status.state === "valid")
            .map((valid) => ({ ...valid, status: { state: "superseded", retiresAt: at(30) } as const }));
          const added = certificate(CERT_SERIALNO.replace(/..$/, String(10 + n)));
          return { next: [...superseded, added], events: [staffWrite("certificate_issued")] };
        });
      await atOnce(20, (n) => (n === 10 ? revoke() : upgrade(n)));
      expect((await merchants.findCertificate(CERT_SERIALNO))?.status.state).toBe("revoked");
      const states = (await merchants.certificatesOf(MCH_ID)).map(({ status }) => status.state);
      expect(states.filter((state) => state === "valid")).toHaveLength(1);
    });

    it("is not taken from the merchant that has it", async ({ database }) => {
      const { merchants } = database.stores;
      await register(merchants);
      await register(merchants, ANOTHER_MCH_ID);
      await put(merchants, certificate(CERT_SERIALNO));
      const taken = put(
        merchants,
        certificate(ANOTHER_SERIALNO, { mchId: ANOTHER_MCH_ID }),
        certificate(CERT_SERIALNO, { mchId: ANOTHER_MCH_ID, status: { state: "revoked", at: at(0) } }),
      );
      await expect(taken).rejects.toMatchObject({ failure: "entity_exists" });
      expect(await merchants.findCertificate(CERT_SERIALNO)).toEqual(certificate(CERT_SERIALNO));
      expect(await merchants.findCertificate(ANOTHER_SERIALNO)).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });

    it("of a merchant that does not exist is refused, and is not in the audit", async ({ database }) => {
      const { merchants } = database.stores;
      await expect(put(merchants, certificate(CERT_SERIALNO))).rejects.toThrow();
      expect(await merchants.findCertificate(CERT_SERIALNO)).toBeUndefined();
      expect(await kindsIn(database.stores)).toEqual([]);
    });
  });
}
