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

const crlf = (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll("\n", "\r\n"));
const pemOf = (label: string, der: Buffer) =>
  Buffer.from(`-----BEGIN ${label}-----\n${base64(der)}\n-----END ${label}-----\n`);

/** The same with an outer length that is not said, and two zeros at its end (X.690 §8.1.3.6). */
function indefinite(der: Buffer): Buffer {
  const header = 2 + ((der[1] as number) & 0x7f);
  return Buffer.concat([Buffer.from([0x30, 0x80]), der.subarray(header), Buffer.from([0, 0])]);
}

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
  ["a PKCS#12 in BER", indefinite(run("openssl", keyed))],
  ["a PKCS#12 in BER in base64", base64(indefinite(run("openssl", keyed)))],
  ["a PKCS#12 in base64 with the line ends of Windows", crlf(base64(run("openssl", keyed)))],
  ["a PKCS#12 in PEM", pemOf("PKCS12", run("openssl", keyed))],
  ["a PKCS#7 bundle in BER", indefinite(run("openssl", [...bundle, "-outform", "DER"]))],
])("the line that is said for %s takes the certificate out", (_what, file) => {
  const certificate = takenOut(file, () => loadCertificate(file));
  expect(loadCertificate(certificate).subject).toBe("CN=TEST ONLY");
});

test("the line that is said for a PKCS#12 takes the key out", () => {
  const file = run("openssl", keyed);
  const key = takenOut(file, () => loadPrivateKey(file));
  expect(loadPrivateKey(key).equals(aKey.privateKey)).toBe(true);
});

test("of base64 alone, which somebody may have made of a binary file, both lines are said", () => {
  const file = run("openssl", keyed);
  const said = refusalOf(() => loadPrivateKey(file.toString("base64")));
  expect(said).toContain(
    'where the file itself is binary, with "openssl pkcs12 -in FILE -nocerts -nodes -out key.pem"',
  );
});

test("of one within another file, that its base64 is to be copied out of it first", () => {
  const pfx = run("openssl", keyed).toString("base64");
  for (const file of [JSON.stringify({ pfx, password: "" }), `data:\n  store.p12: ${pfx}\n`]) {
    expect(refusalOf(() => loadPrivateKey(file))).toContain("copy its base64 alone into a file");
  }
});

/** What the command of the refusal writes, as whoever reads it would run it. */
function takenOut(file: Buffer, load: () => unknown): Buffer {
  const [, command, out] = /"([^"]* -out ([^\s"]+))"/.exec(refusalOf(load)) ?? [];
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
  ["a public key in XML", `<RSAKeyValue><Modulus>${"A".repeat(684)}</Modulus></RSAKeyValue>`],
  [
    "a public key in XML",
    "<KeyInfo><KeyValue><RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue></KeyValue></KeyInfo>",
  ],
  [
    "a key in XML",
    `<!-- mine -->\n<RSAKeyValue>\n<Modulus>${"A".repeat(684)}</Modulus>\n<D>AQAB</D></RSAKeyValue>`,
  ],
  [
    "a key in XML",
    '<?xml version="1.0"?>\n<RSAParameters><D>AQAB</D><Modulus>AQAB</Modulus></RSAParameters>',
  ],
  ["a key in JSON, as .NET", '{"D":"AQAB","Exponent":"AQAB","Modulus":"AQAB"}'],
  ["a key in JSON, as .NET", '{"modulus":"AQAB","exponent":"AQAB","d":"AQAB"}'],
  ["a public key in JSON, as .NET", '{"D":null,"Exponent":"AQAB","Modulus":"AQAB"}'],
  ["a public key, as a JSON Web Key", '{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}'],
  ["a public key, as a JSON Web Key", '{"n":"AQAB","e":"AQAB"}'],
  ["an encrypted JSON Web Key", "eyJhbGciOiJkaXIifQ..YWJj.ZGVm.Z2hp"],
  ["a JWT", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.cC4hiUPoj9Eetdgtv3hF80EG"],
  ["what a program prints of a key", "PrivateKeyObject {}"],
  ["what a program prints of a key", "Sun RSA private CRT key, 2048 bits\n  params: null\n  modulus: 7"],
  ["what a program prints of a key", "sun.security.rsa.RSAPrivateCrtKeyImpl@ffe3a4b7"],
  ["what a program prints of a key", "<cryptography.openssl.RSAPrivateKey object at 0x7f8>"],
  ["what a program prints of a key", "System.Security.Cryptography.RSACng"],
  ["what openssl prints", `Modulus=${"AB".repeat(256)}`],
  [
    "a binary file (DER) that is cut short",
    run("openssl", ["pkey", "-in", aKey.file, "-outform", "DER"]).subarray(0, 900),
  ],
  ["a binary file that was read as text", Buffer.from(run("openssl", keyed).toString())],
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
