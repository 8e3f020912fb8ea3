import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { merchant } from "../support/merchants.ts";
import { ofFields, ofSignature, signedByOpenssl } from "./mistakes.ts";
import { AUTH_TOKEN, now, refusalOf, request, rightString, SERIAL, usePlatforms } from "./refusals.ts";

const platforms = usePlatforms();

describe("the sandbox says behind the contract's text, and in its log, what is wrong with a signature:", () => {
  it.each(ofSignature)("%s", async (_, word, hint, mistake) => {
    const { errcode, errmsg, mistakes } = await refusalOf(platforms.sandbox, mistake);
    expect(errcode).toBe(94003);
    expect(errmsg).toMatch(/^invalid sign hint: /);
    expect(errmsg).toMatch(hint);
    expect(mistakes).toEqual([word]);
  });

  it("two mistakes at once", async () => {
    const { errmsg, mistakes } = await refusalOf(platforms.sandbox, (t) => ({
      sign: signedByOpenssl(["-sha1"], `${rightString(t)}\n`),
    }));
    expect(mistakes).toEqual(["digest_sha1", "newline_added"]);
    expect(errmsg).toMatch(/SHA-1.*; .*line break/);
  });
});

describe("a platform that strangers call says the same of every wrong signature:", () => {
  it.each(ofSignature)("%s", async (_, _word, _hint, mistake) => {
    const { errcode, errmsg, mistakes } = await refusalOf(platforms.served, mistake);
    const usual = `sign exactly ${rightString(now(platforms.served))} (no line feed, no quotes)`;
    expect([errcode, mistakes]).toEqual([94003, undefined]);
    expect(errmsg.startsWith(`invalid sign hint: ${usual}`)).toBe(true);
  });
});

describe("what the form of a field shows, either says:", () => {
  it.each(ofFields)("%s", async (_, word, errcode, mistake) => {
    for (const platform of Object.values(platforms)) {
      const refusal = await refusalOf(platform, mistake);
      expect(refusal).toMatchObject({ errcode, mistakes: [word] });
      expect(refusal.errmsg).toContain(" hint: ");
    }
  });
});

it("no hint and no line of the log has the token or the signature of the request", async () => {
  const { sandbox } = platforms;
  for (const [, , , mistake] of [...ofSignature, ...ofFields]) {
    const { sign } = request(sandbox, mistake);
    const { errmsg } = await refusalOf(sandbox, mistake);
    for (const secret of [AUTH_TOKEN, String(sign)]) {
      expect(errmsg).not.toContain(secret);
      expect(sandbox.log()).not.toContain(secret);
    }
  }
});

describe("a serial number of 40 digits that is something else of the certificate", () => {
  const certificate = new X509Certificate(merchant.certificatePem);
  const fingerprint = certificate.fingerprint.replaceAll(":", "");
  const sent = [
    ["the fingerprint", fingerprint, "serial_of_fingerprint"],
    ["a number cut off", SERIAL.slice(0, 39), "serial_mistyped"],
  ] as const;

  it.each(sent)("%s: the sandbox says so, and the right one", async (_, cert_serialno, word) => {
    const { errcode, errmsg, mistakes } = await refusalOf(platforms.sandbox, () => ({ cert_serialno }));
    expect([errcode, mistakes]).toEqual([94009, [word]]);
    expect(errmsg).toContain(`; send ${SERIAL}`);
  });

  it.each(sent)("%s: strangers are told nothing of it", async (_, cert_serialno) => {
    const { errcode, errmsg } = await refusalOf(platforms.served, () => ({ cert_serialno }));
    expect(errcode).toBe(94009);
    expect(errmsg).not.toContain(SERIAL);
  });
});
