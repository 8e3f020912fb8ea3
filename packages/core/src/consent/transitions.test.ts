import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import type { Consent, PendingConsent } from "./consent.ts";
import { approve, deny, openSession, requirePending, withdraw } from "./transitions.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

const PENDING: PendingConsent = {
  state: "pending",
  id: "consent",
  kind: "realname",
  account: { issuer: "https://host.example", userId: "1" },
  appid: "wx0123456789abcdef",
  notice: {} as PendingConsent["notice"],
  noticeDigest: "digest",
  client: { os: "ios", version: "8.0.50" },
  hostKey: undefined,
  requestedAt: at(0),
  shownAt: undefined,
  expiresAt: at(300),
  sheetSecret: { digest: "secret", sealed: Buffer.of(1) },
  sessionDigest: undefined,
};
const OPENED = openSession(PENDING, "session");
const APPROVED = approve(OPENED, "token", at(10));
const DENIED = deny(OPENED, at(10));
const RELEASE = { fingerprint: "f", mchId: "m", certSerialNo: "c", releasedAt: at(20), repeats: 1 };
const RELEASED: Consent = { ...APPROVED, state: "released", release: RELEASE };
const WITHDRAWN = withdraw(APPROVED, at(30));

const STATES: readonly Consent[] = [PENDING, OPENED, APPROVED, DENIED, RELEASED, WITHDRAWN];

/** What comes of a transition in each state: the new state, or the failure. */
function inEveryState(transition: (consent: Consent) => Consent): string[] {
  return STATES.map((consent) => {
    try {
      return transition(consent).state;
    } catch (error) {
      return error instanceof DomainError ? error.failure : String(error);
    }
  });
}

describe("a consent", () => {
  it("is decided while it is pending, and never again", () => {
    const already = "consent_already_decided";
    const rest = [already, already, already, already];
    expect(inEveryState((now) => approve(requirePending(now, at(10)), "t", at(10)))).toEqual([
      "approved",
      "approved",
      ...rest,
    ]);
    expect(inEveryState((now) => deny(requirePending(now, at(10)), at(10)))).toEqual([
      "denied",
      "denied",
      ...rest,
    ]);
  });

  it("is stale after its 300 s, unless it was decided", () => {
    expect(requirePending(PENDING, at(299.999))).toBe(PENDING);
    expect(inEveryState((now) => requirePending(now, at(300)))).toEqual([
      "request_stale",
      "request_stale",
      "consent_already_decided",
      "consent_already_decided",
      "consent_already_decided",
      "consent_already_decided",
    ]);
  });

  it("is withdrawn when it was given, used or not, and there is nothing to withdraw before", () => {
    expect(inEveryState((now) => withdraw(now, at(40)))).toEqual([
      "consent_not_found",
      "consent_not_found",
      "withdrawn",
      "consent_not_found",
      "withdrawn",
      "withdrawn",
    ]);
  });

  it("keeps when it was withdrawn first, and what was released before", () => {
    expect(withdraw(WITHDRAWN, at(99))).toBe(WITHDRAWN);
    expect(withdraw(RELEASED, at(40))).toMatchObject({
      release: RELEASE,
      withdrawnAt: at(40),
      act: APPROVED.act,
    });
    expect(WITHDRAWN.release).toBeUndefined();
  });

  it("gives a token that lives 300 s from the password on", () => {
    expect(APPROVED.token).toEqual({ digest: "token", expiresAt: at(310) });
    expect(APPROVED.act).toEqual({ approvedAt: at(10), method: "payment_password" });
  });

  it("drops the secret of its sheet when that is spent, and when it is decided", () => {
    expect(OPENED).toMatchObject({ sheetSecret: undefined, sessionDigest: "session" });
    for (const decided of [approve(PENDING, "token", at(10)), deny(PENDING, at(10))]) {
      expect(decided).not.toHaveProperty("sheetSecret");
      expect(decided).not.toHaveProperty("expiresAt");
    }
  });

  it("remembers who was asked, by whom, and what was shown, in every state", () => {
    const { id, account, appid, notice, noticeDigest, client, requestedAt } = PENDING;
    for (const consent of STATES) {
      expect(consent).toMatchObject({ id, account, appid, notice, noticeDigest, client, requestedAt });
    }
  });
});
