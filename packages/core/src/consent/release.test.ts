import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ORIGINAL_ITEMS } from "../disclosure/item.ts";
import type { Grant } from "./consent.ts";
import { decideRelease, type ReleaseClaim } from "./release.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const at = (seconds: number) => new Date(NOON + Math.round(seconds * 1000));

const CLAIM: ReleaseClaim = {
  appid: "wx0123456789abcdef",
  mchId: "1900000109",
  certSerialNo: "0".repeat(40),
  fingerprint: "first",
};
const ANOTHER = { ...CLAIM, fingerprint: "another" };

/** Given at noon, so that its token ends at 300 s. */
const APPROVED: Grant = {
  state: "approved",
  id: "consent",
  account: { issuer: "https://host.example", userId: "1" },
  appid: CLAIM.appid,
  consented: { category: [99, 904], items: ORIGINAL_ITEMS },
  token: { digest: "token", expiresAt: at(300) },
};

function releasedAt(seconds: number, repeats = 0): Grant {
  const { fingerprint, mchId, certSerialNo } = CLAIM;
  const release = { fingerprint, mchId, certSerialNo, releasedAt: at(seconds), repeats };
  return { ...APPROVED, state: "released", release };
}

const refused = (reason: string) => ({ outcome: "refused", reason });

describe("an auth_token", () => {
  it("lives 300 s", () => {
    expect(decideRelease(APPROVED, CLAIM, at(299.999)).outcome).toBe("released");
    expect(decideRelease(APPROVED, CLAIM, at(300))).toEqual(refused("expired"));
  });

  it("is bound by the first release to that request", () => {
    const { fingerprint, mchId, certSerialNo } = CLAIM;
    expect(decideRelease(APPROVED, CLAIM, at(1))).toEqual({
      outcome: "released",
      release: { fingerprint, mchId, certSerialNo, releasedAt: at(1), repeats: 0 },
    });
  });

  it("is repeated to that request for 60 s, by the platform's clock and from the release on", () => {
    expect(decideRelease(releasedAt(10, 4), CLAIM, at(70))).toMatchObject({
      outcome: "repeated",
      release: { releasedAt: at(10), repeats: 5 },
    });
    expect(decideRelease(releasedAt(10), CLAIM, at(70.001))).toEqual(refused("used"));
  });

  it("is repeated beyond its own age", () => {
    expect(decideRelease(releasedAt(299), CLAIM, at(359)).outcome).toBe("repeated");
  });

  it("is refused to every other request from then on", () => {
    expect(decideRelease(releasedAt(10), ANOTHER, at(10))).toEqual(refused("used"));
    expect(decideRelease(releasedAt(10), ANOTHER, at(1000))).toEqual(refused("used"));
  });

  it("is not repeated once the consent is withdrawn, nor released", () => {
    expect(decideRelease({ ...APPROVED, state: "withdrawn" }, CLAIM, at(1))).toEqual(refused("withdrawn"));
  });

  it("serves nothing once it was made void, used or not", () => {
    const voided = { ...APPROVED.token, voidedAt: at(1) };
    expect(decideRelease({ ...APPROVED, token: voided }, CLAIM, at(2))).toEqual(refused("expired"));
    expect(decideRelease({ ...releasedAt(0), token: voided }, CLAIM, at(2))).toEqual(refused("used"));
  });

  it.each([APPROVED, releasedAt(0), { ...APPROVED, state: "withdrawn" } as Grant])(
    "serves its own mini program alone, $state or not",
    (grant) => {
      const foreign = { ...CLAIM, appid: "wxffffffffffffffff" };
      expect(decideRelease(grant, foreign, at(1))).toEqual(refused("of_another_mini_program"));
    },
  );

  it("is not repeated for longer because the clock was set back", () => {
    expect(decideRelease(releasedAt(100), CLAIM, at(99.9)).outcome).toBe("repeated");
    expect(decideRelease(releasedAt(100), CLAIM, at(40)).outcome).toBe("repeated");
    expect(decideRelease(releasedAt(100), CLAIM, at(39.999))).toEqual(refused("used"));
  });

  it("serves one request, whatever comes when", () => {
    const call = fc.record({
      seconds: fc.double({ min: 0, max: 400, noNaN: true }),
      fingerprint: fc.constantFrom("a", "b", "c"),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (calls) => {
        let grant: Grant = APPROVED;
        const answered = calls
          .toSorted((a, b) => a.seconds - b.seconds)
          .filter(({ seconds, fingerprint }) => {
            const decision = decideRelease(grant, { ...CLAIM, fingerprint }, at(seconds));
            if (decision.outcome === "refused") return false;
            grant = { ...APPROVED, state: "released", release: decision.release };
            return true;
          });
        expect(new Set(answered.map(({ fingerprint }) => fingerprint)).size).toBeLessThanOrEqual(1);
        const [first, last] = [answered[0]?.seconds ?? 0, answered.at(-1)?.seconds ?? 0];
        expect(first).toBeLessThan(300);
        expect(last - first).toBeLessThan(60.002);
      }),
    );
  });
});
