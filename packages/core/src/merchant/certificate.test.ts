import { describe, expect, it } from "vitest";
import {
  type CertificateStatus,
  certificateStateAt,
  isUsable,
  type MerchantCertificate,
} from "./certificate.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

function certificateThatIs(status: CertificateStatus): MerchantCertificate {
  return {
    certSerialNo: "0".repeat(40),
    mchId: "1900000109",
    certificatePem: "",
    notBefore: day(2),
    notAfter: day(20),
    status,
  };
}

function usableOn(days: readonly number[], status: CertificateStatus): boolean[] {
  const certificate = certificateThatIs(status);
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

  it.each<[CertificateStatus, number, string]>([
    [{ state: "valid" }, 1, "not_yet_valid"],
    [{ state: "valid" }, 2, "valid"],
    [{ state: "valid" }, 21, "expired"],
    [{ state: "superseded", retiresAt: day(10) }, 9, "superseded"],
    [{ state: "superseded", retiresAt: day(10) }, 10, "retired"],
    [{ state: "superseded", retiresAt: day(30) }, 21, "expired"],
    [{ state: "revoked", at: day(5) }, 1, "revoked"],
    [{ state: "revoked", at: day(5) }, 21, "revoked"],
  ])("that is remembered as %j is on day %i %s", (status, n, state) => {
    expect(certificateStateAt(certificateThatIs(status), day(n))).toBe(state);
  });
});
