import { expect, test } from "vitest";
import { loadCertificate } from "./certificate.ts";
import { run, withFile } from "./testing/command.ts";
import { readVectors } from "./testing/vectors.ts";

const { cases } = readVectors<{ cases: { certificate: string; cert_serialno: string }[] }>("serials.json");
const [first, second] = cases.map(({ certificate }) => certificate) as [string, string];

test("a certificate is loaded from PEM, from PEM with openssl's text before it, and from DER", () => {
  const text = run("openssl", ["x509", "-text"], first);
  const der = run("openssl", ["x509", "-outform", "DER"], first);
  for (const form of [first, Buffer.from(first), text, der]) {
    expect(loadCertificate(form).subject).toBe("CN=TEST ONLY");
  }
});

test("of several certificates the first is loaded", () => {
  expect(loadCertificate(first + second).serialNumber).toBe(loadCertificate(first).serialNumber);
});

test.each([
  ["nothing", ""],
  ["a sentence", "the certificate"],
  ["a certificate cut short", first.slice(0, 700)],
])("%s is refused as malformed", (_what, pem) => {
  expect(() => loadCertificate(pem)).toThrow(
    expect.objectContaining({ name: "CryptoError", code: "certificate_malformed" }),
  );
});

test.each([
  ["an EC key", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "key_not_rsa"],
  ["RSA 1024", ["-newkey", "rsa:1024"], "key_size_unsupported"],
])("a certificate with %s is refused", (_what, newKey, code) => {
  const pem = withFile("", (path) =>
    run("openssl", ["req", "-x509", "-nodes", "-subj", "/CN=TEST ONLY", "-keyout", path, ...newKey]),
  );
  expect(() => loadCertificate(pem)).toThrow(expect.objectContaining({ name: "CryptoError", code }));
});
