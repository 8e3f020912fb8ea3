import { execFileSync } from "node:child_process";
import { createPublicKey, X509Certificate } from "node:crypto";
import { expect, it } from "vitest";
import { certificateDigest, keyThumbprint } from "./key-digests.ts";

/** RFC 9449 §4.1, and its thumbprint of §6. */
const JWK = {
  kty: "EC",
  x: "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
  y: "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA",
  crv: "P-256",
};
const THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

const pem = createPublicKey({ key: JWK, format: "jwk" }).export({ type: "spki", format: "pem" }).toString();

const openssl = (args: string, input?: string) =>
  execFileSync("openssl", args.split(" "), { input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
const made = openssl(
  "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /CN=test",
);
/** As stores hold it. */
const certificate = new X509Certificate(made).toString();

it("the thumbprint of a host's key is that of RFC 7638", () => {
  expect(keyThumbprint(pem)).toBe(THUMBPRINT);
});

it("the digest of a certificate is openssl's SHA-256 fingerprint", () => {
  const fingerprint = openssl("x509 -noout -fingerprint -sha256", certificate);
  const hex = fingerprint.trim().split("=")[1]?.replaceAll(":", "").toLowerCase();
  expect(certificateDigest(certificate)).toBe(hex);
});

it("what is no certificate or key, or more than one, has a digest of its own", () => {
  const texts = ["", "PEM", `${certificate}${certificate}`, `${certificate}\n`, ` ${certificate}`, pem];
  const digests = texts.map(certificateDigest);
  expect(new Set(digests).size).toBe(texts.length);
  for (const digest of digests) expect(digest).toMatch(/^text:[0-9a-f]{64}$/);
  expect(keyThumbprint("PEM")).toBe(certificateDigest("PEM"));
  expect(keyThumbprint(certificate)).not.toBe(keyThumbprint(pem));
});
