/** Receipts of consents, as a person gets and keeps them, and as whoever is shown one checks it. */
import { createHash, generateKeyPairSync, sign, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { signLog } from "@shiming/core";
import { checkReceipt } from "@shiming/receipt";
import { checkProof, leafHash, noteVerifier, parseProof } from "@shiming/transparency";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { child, credentialId, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { shiming } from "./support/processes.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  fetchToken,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "./support/protocol.ts";
import { scratchFolder } from "./support/shiming.ts";

const ORIGIN = "platform.example/log";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
let platform: TestPlatform;
let signatures = 0;

beforeAll(async () => {
  platform = await startPlatform({
    replace: (parts) => ({
      ...parts,
      logKey: publicKey,
      signReceipt: (signed) => {
        signatures += 1;
        return sign(null, signed, privateKey);
      },
    }),
  });
});
afterAll(() => platform.close());

const signNow = () => signLog(platform.stores, { origin: ORIGIN, privateKey }, platform.now());
const logKey = async () => (await fetch(`${platform.url}/log/key`)).text();
const payloadOf = (jws: string) => JSON.parse(Buffer.from(jws.split(".")[1] ?? "", "base64url").toString());

async function released(userId: string): Promise<void> {
  const sheet = await openSheet(platform, await askConsent(platform, userId));
  const { auth_token } = (await approve(sheet)).json;
  platform.advance(1500);
  const accessToken = await fetchToken(platform);
  expect((await exchange(platform, accessToken, realnameInfoFields(platform, auth_token))).json.errcode).toBe(
    0,
  );
}

describe("a receipt", () => {
  it("is made when it is asked for, and costs an exchange nothing", async () => {
    const userId = await platform.addPerson();
    const before = signatures;
    await released(userId);
    await signNow();
    expect(signatures).toBe(before);
    const mine = await openMyAuthorizations(platform, userId);
    await mine.receipt((await mine.list()).json.consents[0].id);
    expect(signatures).toBe(before + 1);
  });

  it("tells of consent, release and withdrawal, and holds against the key of the log", async () => {
    const userId = await platform.addPerson();
    await released(userId);
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id, approved_at, released_at }] = (await mine.list()).json.consents;
    expect((await mine.receipt(id)).status).toBe(503);
    await signNow();
    const { status, headers, text } = await mine.receipt(id);
    expect([status, headers["content-type"]]).toEqual([200, "application/jose"]);
    const { faults, story, entries } = await checkReceipt(text, [await logKey()]);
    expect(faults).toEqual([]);
    expect(story).toMatchObject({ consentId: id, userId, approvedAt: approved_at, releasedAt: released_at });
    expect(entries.map(({ kind }) => kind)).toEqual(["consent_approved", "identity_released"]);
    platform.advance(60_000);
    await mine.withdraw(id);
    await signNow();
    const after = await checkReceipt((await mine.receipt(id)).text, [await logKey()]);
    expect([after.faults, after.story?.withdrawnAt]).toEqual([[], platform.now().toISOString()]);
  });

  it("is checked by node's own verify, by the tlog-proof of the log, and by the digest of the notice", async () => {
    const userId = await platform.addPerson();
    await released(userId);
    await signNow();
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id }] = (await mine.list()).json.consents;
    const { text } = await mine.receipt(id);
    const [head = "", body = "", signature = ""] = text.split(".");
    expect(verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, "base64url"))).toBe(
      true,
    );
    const receipt = payloadOf(text);
    const proofs: string[] = receipt["dct:provenance"]["shiming:logProof"];
    for (const proof of proofs.map(parseProof)) {
      const policy = { origin: ORIGIN, logKeys: [noteVerifier(ORIGIN, publicKey)] };
      expect(checkProof(proof, leafHash(proof.extra ?? Buffer.of()), policy).size).toBeGreaterThan(0);
      // An entry tells of this consent, and of nobody else.
      expect(JSON.parse(`${proof.extra}`).consentId).toBe(id);
    }
    const notice = receipt["dpv:hasRecordOfActivity"]["dpv:hasNotice"];
    const digest = createHash("sha256").update(notice["shiming:text"]).digest("hex");
    expect(notice["dct:identifier"]).toBe(`sha256:${digest}`);
    expect(JSON.parse(`${parseProof(proofs[0] ?? "").extra}`).noticeDigest).toBe(digest);
  });

  it("of what a guardian decided names both, masked, and does not hold for another", async () => {
    const guardian = await platform.addPerson();
    const change = { ...child, addGuardians: [guardian], hasPaymentAccount: false };
    const userId = await platform.addPerson(change);
    const acting = { act_for: userId };
    await approve(await openSheet(platform, await askConsent(platform, guardian, { claims: acting })));
    await signNow();
    const mine = await openMyAuthorizations(platform, guardian, acting);
    const [{ id }] = (await mine.list()).json.consents;
    const { text } = await mine.receipt(id);
    const { faults, story } = await checkReceipt(text, [await logKey()]);
    expect(faults).toEqual([]);
    expect(story).toMatchObject({
      userId,
      maskedName: "**丰",
      guardian: { userId: guardian, maskedName: "**丰" },
    });
    const receipt = payloadOf(text);
    const record = receipt["dpv:hasRecordOfActivity"];
    expect(record["dpv:hasConsentStatus"][0]["dpv:isIndicatedBy"]).toBe("dpv:GuardianOfDataSubject");
    record["shiming:guardian"]["dct:identifier"] = await platform.addPerson();
    const [head = ""] = text.split(".");
    const forged = `${head}.${Buffer.from(JSON.stringify(receipt)).toString("base64url")}`;
    const signature = sign(null, Buffer.from(forged), privateKey).toString("base64url");
    expect((await checkReceipt(`${forged}.${signature}`, [await logKey()])).faults).toEqual(["not_in_log"]);
  });

  it("says neither name nor number, and is the same person's alone", async () => {
    const [userId, otherId] = [await platform.addPerson(), await platform.addPerson()];
    const sheet = await openSheet(platform, await askConsent(platform, userId));
    await deny(sheet);
    await signNow();
    const mine = await openMyAuthorizations(platform, userId);
    const { text } = await mine.receipt(sheet.id);
    const said = JSON.stringify(payloadOf(text));
    expect(said).toContain("dpv:ConsentRefused");
    for (const secret of [realName, credentialId]) expect(said).not.toContain(secret);
    const others = await openMyAuthorizations(platform, otherId);
    expect((await others.receipt(sheet.id)).status).toBe(404);
    expect((await others.receipt("unknown")).status).toBe(404);
    const waiting = await openSheet(platform, await askConsent(platform, userId));
    expect((await mine.receipt(waiting.id)).status).toBe(404);
  });

  it("is checked by the command, offline, and only against a key that was given", async () => {
    const userId = await platform.addPerson();
    await released(userId);
    await signNow();
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id }] = (await mine.list()).json.consents;
    const { text } = await mine.receipt(id);
    const folder = scratchFolder();
    const [file, key, pem] = [join(folder, "r.jws"), join(folder, "key"), join(folder, "audit.pub")];
    writeFileSync(file, text);
    writeFileSync(key, await logKey());
    writeFileSync(pem, publicKey.export({ type: "spki", format: "pem" }));
    const ran = await shiming(["receipt", "verify", file, "--log-key", key, "--json"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ valid: true, faults: [], consent_id: id });
    expect((await shiming(["receipt", "verify", file, "--log-key", pem])).stdout).toContain(
      "The receipt is valid",
    );
    const without = await shiming(["receipt", "verify", file]);
    expect([without.code, without.stdout]).toEqual([
      1,
      expect.stringContaining("Nobody vouches for its key"),
    ]);
    writeFileSync(file, text.replace(/^(.{40})./, "$1A"));
    expect((await shiming(["receipt", "verify", file, "--log-key", key])).code).toBe(1);
  });

  it("stays valid when the person's identity is gone", async () => {
    const userId = await platform.addPerson();
    await released(userId);
    await signNow();
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id }] = (await mine.list()).json.consents;
    const { text } = await mine.receipt(id);
    await platform.changePerson(userId, { identity: null });
    expect((await checkReceipt(text, [await logKey()])).faults).toEqual([]);
    expect((await checkReceipt((await mine.receipt(id)).text, [await logKey()])).faults).toEqual([]);
  });
});
