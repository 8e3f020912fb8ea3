import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createCertificateRequest, readCertificateRequest } from "./certificate-request.ts";
import { merchant } from "./testing/authority.ts";
import { ecKey, openssl, requestFor, rsaKey } from "./testing/openssl.ts";
import { keyOfClosePrimes } from "./testing/weak-keys.ts";

const rsa2048 = rsaKey(2048);
const refused = { name: "DomainError", failure: "certificate_request_invalid" };

const pemOf = (der: Buffer) =>
  `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString("base64")}\n-----END CERTIFICATE REQUEST-----\n`;
const derOf = (pem: string) => Buffer.from(pem.split("\n").slice(1, -1).join(""), "base64");

describe("readCertificateRequest", () => {
  it.each([2048, 3072, 4096])("accepts the request that openssl makes for RSA %i", async (bits) => {
    const key = rsaKey(bits);
    const publicKey = await readCertificateRequest(requestFor(key));
    expect(publicKey.export({ type: "spki", format: "pem" })).toBe(
      createPublicKey(key).export({ type: "spki", format: "pem" }),
    );
  });

  it("accepts the label that older tools write, and lines that end in CR LF", async () => {
    const request = requestFor(rsa2048, ["-subj", "/CN=whoever", "-newhdr"]).replaceAll("\n", "\r\n");
    expect(request).toContain("NEW CERTIFICATE REQUEST");
    expect((await readCertificateRequest(request)).asymmetricKeyType).toBe("rsa");
  });

  it("refuses a request of which any part was changed", async () => {
    const der = derOf(requestFor(rsa2048));
    const subject = der.indexOf("whoever");
    for (const place of [subject, 200, der.length - 1]) {
      const changed = Buffer.from(der);
      changed[place] = (changed[place] as number) ^ 1;
      await expect(readCertificateRequest(pemOf(changed))).rejects.toMatchObject(refused);
    }
  });

  it("refuses a request signed by another key", async () => {
    const [ours, theirs] = [derOf(requestFor(rsa2048)), derOf(requestFor(rsaKey(2048)))];
    const forged = Buffer.concat([ours.subarray(0, -256), theirs.subarray(-256)]);
    await expect(readCertificateRequest(pemOf(forged))).rejects.toMatchObject({
      ...refused,
      detail: { hint: { en: expect.stringContaining("signature") } },
    });
  });

  it.each([
    ["an EC key", () => requestFor(ecKey()), "EC (prime256v1). Make a new key"],
    ["an Ed25519 key", () => requestFor(openssl(["genpkey", "-algorithm", "ED25519"])), "RSA"],
    ["a key for RSA-PSS alone", () => requestFor(openssl(["genpkey", "-algorithm", "RSA-PSS"])), "RSA"],
    ["RSA 1024", () => requestFor(rsaKey(1024)), "1024 bits. Make a new key"],
    ["RSA 2047", () => requestFor(rsaKey(2047)), "2047 bits"],
    ["the public exponent 3", () => requestFor(rsaKey(2048, 3)), "65537"],
  ])("refuses %s and says why", async (_, request, hint) => {
    await expect(readCertificateRequest(request())).rejects.toMatchObject({
      ...refused,
      detail: { hint: { en: expect.stringContaining(hint) } },
    });
  });

  it("refuses a published key of ROCA, and one whose primes are next to each other, by openssl's requests", async () => {
    const roca = readFileSync(
      new URL("../../../vectors/weak-keys/roca-request.pem", import.meta.url),
      "utf8",
    );
    expect(openssl(["req", "-verify", "-noout", "-text"], roca)).toContain("2049 bit");
    for (const [request, hint] of [
      [roca, "ROCA"],
      [requestFor(keyOfClosePrimes()), "so close"],
    ] as const) {
      await expect(readCertificateRequest(request)).rejects.toMatchObject({
        ...refused,
        detail: { hint: { en: expect.stringContaining(hint) } },
      });
    }
  });

  it("accepts a request whose line ends were lost, in DER and in base64 alone", async () => {
    const request = requestFor(rsa2048);
    const forms = [request.replaceAll("\n", "\\n"), request.replaceAll("\n", " "), derOf(request)];
    for (const given of [...forms, derOf(request).toString("base64")]) {
      expect((await readCertificateRequest(given)).equals(createPublicKey(rsa2048))).toBe(true);
    }
  });

  it.each([
    ["nothing", ""],
    ["text", "not a request"],
    ["a private key", rsa2048],
    ["an empty block", pemOf(Buffer.alloc(0))],
    ["a block of zeros", pemOf(Buffer.alloc(300))],
    ["half a request", pemOf(derOf(requestFor(rsa2048)).subarray(0, 300))],
    [
      "a certificate under a request's label",
      pemOf(derOf(requestFor(rsa2048, ["-subj", "/CN=whoever", "-x509"]))),
    ],
  ])("refuses %s", async (_, request) => {
    await expect(readCertificateRequest(request)).rejects.toMatchObject(refused);
  });
});

describe("createCertificateRequest", () => {
  it.each([
    ["an RSA key in PKCS#8", rsa2048],
    ["an RSA key in PKCS#1", openssl(["rsa", "-traditional"], rsa2048)],
    ["an EC key", ecKey()],
  ])("makes a request from %s that openssl verifies", async (_, key) => {
    const request = await createCertificateRequest(createPrivateKey(key), merchant);
    expect(openssl(["req", "-verify", "-noout", "-pubkey"], request)).toBe(openssl(["pkey", "-pubout"], key));
  });

  it("names the merchant, whatever characters the name has", async () => {
    const request = await createCertificateRequest(createPrivateKey(rsa2048), merchant);
    const subject = openssl(["req", "-noout", "-subject", "-nameopt", "utf8,sep_multiline,lname"], request);
    expect(subject.split("\n").map((line) => line.trim())).toEqual([
      "subject=",
      `commonName=${merchant.mchId}`,
      `organizationName=${merchant.legalName}`,
    ]);
  });

  it("makes what readCertificateRequest accepts", async () => {
    const publicKey = await readCertificateRequest(
      await createCertificateRequest(createPrivateKey(rsa2048), merchant),
    );
    expect(publicKey.equals(createPublicKey(rsa2048))).toBe(true);
  });
});
