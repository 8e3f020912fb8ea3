import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadCertificate } from "../certificate.ts";
import { loadCertificateRequest } from "../certificate-request.ts";
import { loadPrivateKey } from "../keys.ts";
import { run } from "../testing/command.ts";
import { aKey, readVectors } from "../testing/vectors.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-instead-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const { cases } = readVectors<{ cases: { certificate: string }[] }>("serials.json");
writeFileSync(at("certificate.crt"), (cases[0] as { certificate: string }).certificate);

const PASSWORD = ["-passout", "pass:"];
const bundle = ["crl2pkcs7", "-nocrl", "-certfile", at("certificate.crt")];
const pkcs12 = ["pkcs12", "-export", "-nokeys", "-in", at("certificate.crt"), ...PASSWORD];
const withKey = ["req", "-x509", "-key", aKey.file, "-subj", "/CN=TEST ONLY", "-out", at("own.crt")];
run("openssl", withKey);
const keyed = ["pkcs12", "-export", "-inkey", aKey.file, "-in", at("own.crt"), ...PASSWORD];
const base64 = (bytes: Buffer) => Buffer.from(bytes.toString("base64").replace(/.{64}/g, "$&\n"));

test.each([
  ["a PKCS#7 bundle", run("openssl", bundle)],
  ["a PKCS#7 bundle in DER", run("openssl", [...bundle, "-outform", "DER"])],
  ["a PKCS#7 bundle in base64 without a label", base64(run("openssl", [...bundle, "-outform", "DER"]))],
  ["a PKCS#7 bundle labelled CMS", Buffer.from(run("openssl", bundle).toString().replaceAll("PKCS7", "CMS"))],
  [
    "a PKCS#7 bundle labelled CERTIFICATE",
    Buffer.from(run("openssl", bundle).toString().replaceAll("PKCS7", "CERTIFICATE")),
  ],
  ["a PKCS#12 of certificates alone", run("openssl", pkcs12)],
  ["a PKCS#12 in base64", base64(run("openssl", pkcs12))],
  ["a PKCS#12 with a key", run("openssl", keyed)],
  ["a PKCS#12 without MAC", run("openssl", [...keyed, "-nomac"])],
])("the line that is said for %s takes the certificate out", (_what, file) => {
  const certificate = takenOut(file, () => loadCertificate(file));
  expect(loadCertificate(certificate).subject).toBe("CN=TEST ONLY");
});

test("the line that is said for a PKCS#12 takes the key out", () => {
  const file = run("openssl", keyed);
  const key = takenOut(file, () => loadPrivateKey(file));
  expect(loadPrivateKey(key).equals(aKey.privateKey)).toBe(true);
});

/** What the command of the refusal writes, as whoever reads it would run it. */
function takenOut(file: Buffer, load: () => unknown): Buffer {
  const [, command, out] = /"(.* -out (\S+))"/.exec(refusalOf(load)) ?? [];
  writeFileSync(at("FILE"), file);
  const password = command?.includes("pkcs12") ? " -passin pass:" : "";
  run("sh", ["-c", `cd '${folder}' && ${command}${password}`]);
  return readFileSync(at(out as string));
}

function refusalOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it was read");
}

test("a file that is too large for any credential is told so, whatever is in it", () => {
  for (const given of ["A".repeat(2_000_001), Buffer.alloc(30_000_000, "A")]) {
    expect(() => loadCertificate(given)).toThrow("this is a file of more than 2 MB");
    expect(() => loadPrivateKey(given)).toThrow("this is a file of more than 2 MB");
  }
});

test.each([
  ["SPKAC", run("openssl", ["spkac", "-key", aKey.file])],
  ["openssl prints", run("openssl", ["pkey", "-in", aKey.file, "-text", "-noout"])],
  ["openssl prints", run("openssl", ["asn1parse"], run("openssl", ["pkey", "-in", aKey.file]))],
  ["hex dump", run("od", ["-A", "d", "-t", "x1", aKey.file])],
  ["hex dump", "unsigned char key_der[] = {\n  0x30, 0x82, 0x04, 0xbc, 0x02,"],
  ["hex dump", "00000000: 3082 04bc 0201 0030 0d06 092a 8648 86f7  0......0...*.H.."],
  ["key in XML", "\ufeff<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>"],
  ["key in XML", Buffer.from("\ufeff<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>")],
])("a file is called %s", (name, file) => {
  expect(refusalOf(() => loadPrivateKey(file))).toContain(name);
});

test("a request whose key was damaged is called damaged, and a revocation list what it is", () => {
  const request = run("openssl", [
    "req",
    "-new",
    "-key",
    aKey.file,
    "-subj",
    "/CN=TEST ONLY",
    "-outform",
    "DER",
  ]);
  // The tag of the bit string behind the algorithm, rsaEncryption with NULL (RFC 3279 §2.3.1).
  const algorithm = Buffer.from("300d06092a864886f70d0101010500", "hex");
  request.writeUInt8(0x04, request.indexOf(algorithm) + algorithm.length);
  expect(() => loadCertificateRequest(request)).toThrow("this is damaged");
  writeFileSync(at("index.txt"), "");
  writeFileSync(
    at("ca.cnf"),
    `[ca]\ndefault_ca = own\n[own]\ndatabase = ${at("index.txt")}\ndefault_md = sha256\n`,
  );
  const issuing = ["ca", "-config", at("ca.cnf"), "-gencrl", "-crldays", "1"];
  const list = run("openssl", [...issuing, "-keyfile", aKey.file, "-cert", at("own.crt")]);
  expect(() => loadCertificateRequest(list)).toThrow("this is a revocation list");
});
