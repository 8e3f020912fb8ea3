import { describe, expect, it } from "vitest";
import type { CertificateStatus, MerchantCertificate } from "../merchant/certificate.ts";
import { requireCertificate } from "./caller.ts";
import type { Diagnosis } from "./mistakes.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const NUMBER = "0".repeat(39).concat("7");
const MERCHANT = "1900000109";
const ONE_TEXT = "not a valid certificate of this merchant";

async function hintOn(n: number, status: CertificateStatus | undefined, tellsAll: boolean, mchId = MERCHANT) {
  const certificate: MerchantCertificate | undefined = status && {
    certSerialNo: NUMBER,
    mchId: MERCHANT,
    certificatePem: "",
    notBefore: day(5),
    notAfter: day(20),
    status,
  };
  const merchants = { findCertificate: async () => certificate };
  const certificates = { certificatesOf: async () => [] };
  const deps = { merchants, certificates, ...(tellsAll && { diagnosis }) };
  const refused = await requireCertificate(NUMBER, mchId, deps, day(n)).catch((error) => error);
  expect(refused).toMatchObject({ failure: "certificate_unusable" });
  return refused.detail.hint.en as string;
}

/** That there is one is all that matters here. */
const diagnosis: Diagnosis = {
  ofCertSerialNo: () => undefined,
  ofSignature: () => [],
  ofAuthToken: () => expect.unreachable(),
  ofVerificationCode: () => expect.unreachable(),
};
const VALID = { state: "valid" } as const;
const REVOKED = { state: "revoked", at: day(7) } as const;
const RETIRED = { state: "superseded", retiresAt: day(8) } as const;

describe("a certificate that cannot be used", () => {
  it("is told its dates, which are public, to its own merchant, everywhere", async () => {
    for (const tellsAll of [true, false]) {
      expect(await hintOn(1, VALID, tellsAll)).toContain("not valid before 2026-01-05T00:00:00Z");
      expect(await hintOn(21, VALID, tellsAll)).toContain("expired at 2026-01-20T00:00:00Z");
    }
  });

  it("has one text on a platform where it is unknown, another merchant's, revoked or retired", async () => {
    expect(await hintOn(10, undefined, false)).toBe(ONE_TEXT);
    for (const n of [1, 10, 21]) expect(await hintOn(n, VALID, false, "1900000208")).toBe(ONE_TEXT);
    expect(await hintOn(10, REVOKED, false)).toBe(ONE_TEXT);
    expect(await hintOn(10, RETIRED, false)).toBe(ONE_TEXT);
  });

  it("is told which of these in a sandbox", async () => {
    expect(await hintOn(10, undefined, true)).toContain("no certificate has this number");
    expect(await hintOn(10, VALID, true, "1900000208")).toContain("another merchant's");
    expect(await hintOn(10, REVOKED, true)).toContain("revoked at 2026-01-07T00:00:00Z");
    expect(await hintOn(10, RETIRED, true)).toContain("retired at 2026-01-08T00:00:00Z");
  });
});
