import { describe, expect, it } from "vitest";
import { type CertificateStatus, isUsable, type MerchantCertificate } from "./certificate.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

function usableOn(days: readonly number[], status: CertificateStatus): boolean[] {
  const certificate: MerchantCertificate = {
    certSerialNo: "0".repeat(40),
    mchId: "1900000109",
    certificatePem: "",
    notBefore: day(2),
    notAfter: day(20),
    status,
  };
  return days.map((n) => isUsable(certificate, day(n)));
}

describe("a merchant certificate", () => {
  it("is usable from its first to its last moment", () => {
    expect(usableOn([1, 2, 20, 21], { state: "valid" })).toEqual([false, true, true, false]);
  });

  it("that was superseded works until it is retired, or expires before", () => {
    expect(usableOn([9, 10], { state: "superseded", retiresAt: day(10) })).toEqual([true, false]);
    expect(usableOn([20, 21], { state: "superseded", retiresAt: day(30) })).toEqual([true, false]);
  });

  it("that was revoked is not usable any more, nor for a clock that was set back", () => {
    expect(usableOn([5, 10], { state: "revoked", at: day(7) })).toEqual([false, false]);
  });
});
