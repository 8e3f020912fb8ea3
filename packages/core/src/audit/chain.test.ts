import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { chainEntry } from "./chain.ts";
import { GENESIS } from "./chain-head.ts";

describe("an entry of the audit", () => {
  it("is a JSON text that names its place, the entry before and the event, and its SHA-256", () => {
    const at = new Date("2026-01-01T00:00:00.123Z");
    const first = chainEntry(GENESIS, { kind: "consent_withdrawn", at, consentId: "c", appid: "a" });
    const body = `{"seq":1,"previous":"${"0".repeat(64)}","kind":"consent_withdrawn","at":"2026-01-01T00:00:00.123Z","consentId":"c","appid":"a"}`;
    expect(first).toEqual({ seq: 1, body, digest: createHash("sha256").update(body).digest("hex") });
    const second = chainEntry(first, { kind: "consent_denied", at, consentId: "d", appid: "a" });
    expect(JSON.parse(second.body)).toMatchObject({ seq: 2, previous: first.digest, kind: "consent_denied" });
  });
});
