import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestFor, rsaKey } from "../../packages/ca/src/testing/openssl.ts";
import { keysOfSharedPrime } from "../../packages/ca/src/testing/weak-keys.ts";
import {
  ANOTHER_MCH_ID,
  type CertificateOffice,
  type Issued,
  MCH_ID,
  openCertificateOffice,
} from "./certificate-office.ts";

const DAY_MS = 86_400_000;
let office: CertificateOffice;
beforeAll(async () => {
  office = await openCertificateOffice();
});
afterAll(() => office.platform.close());

const owner = () => office.member("owner");
const numberOf = ({ cert_serialno }: Issued) => ({ cert_serialno });
const refusalOf = (key: string, mch_id = MCH_ID) =>
  office
    .member(mch_id === MCH_ID ? "owner" : "another")
    .refusal("merchants.issue_certificate", { mch_id, csr: requestFor(key) });

describe("an owner who applies for a certificate", () => {
  it("gets one of a year with its chain, and every form of its serial number by name", async () => {
    const issued = await office.apply();
    const x509 = new X509Certificate(issued.certificate);
    expect(x509.validToDate.getTime() - x509.validFromDate.getTime()).toBe(365 * DAY_MS);
    expect(x509.subject).toBe(`CN=${MCH_ID}\nO=单位 owner`);
    expect(issued.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    const { serial_number, ...shown } = await owner().do("merchants.show_certificate", numberOf(issued));
    expect(shown).toMatchObject({
      cert_serialno: issued.cert_serialno,
      mch_id: MCH_ID,
      chain: issued.chain,
    });
    for (const cert_serialno of Object.values(serial_number)) {
      const found = await owner().do("merchants.show_certificate", { cert_serialno });
      expect(found.cert_serialno).toBe(issued.cert_serialno);
    }
  });

  it("is the owner of that merchant: for others it is not there, and a viewer may look alone", async () => {
    const csr = requestFor(rsaKey(2048));
    const stranger = office.member("another");
    expect(await stranger.refusal("merchants.issue_certificate", { mch_id: MCH_ID, csr })).toMatch(
      /^entity_not_found/,
    );
    const { cert_serialno } = await office.apply();
    for (const name of ["merchants.show_certificate", "merchants.revoke_certificate"] as const) {
      expect(await stranger.refusal(name, { cert_serialno })).toMatch(/^entity_not_found/);
    }
    const auditor = office.staff("auditor");
    expect(await auditor.refusal("merchants.issue_certificate", { mch_id: MCH_ID, csr })).toMatch(
      /^forbidden/,
    );
    expect(await auditor.refusal("merchants.show_certificate", { cert_serialno })).toBe("done");
    const officer = office.staff("certificate_officer");
    expect(await officer.refusal("merchants.issue_certificate", { mch_id: MCH_ID, csr })).toBe("done");
  });

  it("is refused the key that another merchant brought first, which goes on using it until its certificate is revoked", async () => {
    const key = rsaKey(2048);
    const first = await office.apply(MCH_ID, key);
    expect(await refusalOf(key, ANOTHER_MCH_ID)).toMatch(/another merchant has this key/);
    expect(await refusalOf(key)).toBe("done");
    await owner().do("merchants.revoke_certificate", numberOf(first));
    expect(await refusalOf(key)).toMatch(/the certificate of this key was revoked/);
  });

  it("is refused a key that has a prime in common with any other, and so is the other from then on", async () => {
    const [one, other] = keysOfSharedPrime();
    await office.apply(MCH_ID, one);
    expect(await refusalOf(other, ANOTHER_MCH_ID)).toMatch(/or one of its primes/);
    expect(await refusalOf(other)).toMatch(/or one of its primes/);
    expect(await refusalOf(one)).toMatch(/or one of its primes/);
  });

  it("is refused one of two keys with a common prime that come at once", async () => {
    const keys = keysOfSharedPrime();
    const [one, other] = await Promise.all([refusalOf(keys[0]), refusalOf(keys[1], ANOTHER_MCH_ID)]);
    expect([one, other].filter((each) => each === "done").length).toBeLessThan(2);
  });
});

describe("an upgrade", () => {
  it("leaves the old one for 30 days unless the owner says until when, and not for longer", async () => {
    const old = await office.apply();
    const before = office.inDays(30);
    await office.apply();
    const after = office.inDays(30);
    const shown = await owner().do("merchants.show_certificate", numberOf(old));
    expect(shown.status.state).toBe("superseded");
    const retiresAt = new Date(shown.status.retires_at ?? 0);
    expect(retiresAt >= before && retiresAt <= after).toBe(true);
    const next = await office.apply();
    const third = office.inDays(3);
    await office.apply(MCH_ID, undefined, third);
    const sooner = await owner().do("merchants.show_certificate", numberOf(next));
    expect(sooner.status.retires_at).toBe(third.toISOString());
    for (const days of [-0.001, 30.001]) {
      await expect(office.apply(MCH_ID, undefined, office.inDays(days))).rejects.toThrow(/value_invalid/);
    }
  });

  it("ends earlier when the owner moves its end, never later, and at once without a time", async () => {
    const old = await office.apply();
    const newest = await office.apply();
    const { cert_serialno } = old;
    const at = (days: number) => ({ cert_serialno, retire_at: office.inDays(days).toISOString() });
    const tenth = at(10);
    const retired = await owner().do("merchants.retire_certificate", tenth);
    expect(retired.status.retires_at).toBe(tenth.retire_at);
    expect(await owner().refusal("merchants.retire_certificate", at(11))).toMatch(/only be retired earlier/);
    expect(await owner().refusal("merchants.retire_certificate", at(-1))).toMatch(/^value_invalid/);
    expect(await owner().refusal("merchants.retire_certificate", numberOf(newest))).toMatch(
      /a newer one has superseded/,
    );
    await owner().do("merchants.retire_certificate", { cert_serialno });
    expect(await office.stateOf(cert_serialno)).toBe("retired");
    expect(await office.stateOf(newest.cert_serialno)).toBe("valid");
  });
});

describe("/ca.crl", () => {
  const listed = async (path = "/ca.crl") => {
    const answer = await fetch(`${office.platform.url}${path}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pkix-crl"]);
    return Buffer.from(await answer.arrayBuffer());
  };

  it("lists what was revoked from the next call on, and is signed anew only for that, or after a day", async () => {
    const { cert_serialno } = await office.apply();
    const before = await listed();
    office.platform.advance(3_600_000);
    expect(await listed()).toEqual(before);
    await owner().do("merchants.revoke_certificate", { cert_serialno });
    const after = await listed();
    expect(after.includes(Buffer.from(cert_serialno, "hex"))).toBe(true);
    expect(before.includes(Buffer.from(cert_serialno, "hex"))).toBe(false);
    office.platform.advance(DAY_MS);
    expect(await listed()).not.toEqual(after);
    expect((await listed()).includes(Buffer.from(cert_serialno, "hex"))).toBe(true);
    expect((await listed("/ca/one.crl")).equals(await listed())).toBe(true);
    expect((await listed("/ca/root.crl")).includes(Buffer.from(cert_serialno, "hex"))).toBe(false);
    expect((await fetch(`${office.platform.url}/ca/none.crl`)).status).toBe(404);
  });

  it("stands on the certificates at /ca.crt", async () => {
    const answer = await fetch(`${office.platform.url}/ca.crt`);
    expect(answer.headers.get("content-type")).toBe("application/pem-certificate-chain");
    expect(await answer.text()).toContain(office.rootPem.trim());
  });
});
