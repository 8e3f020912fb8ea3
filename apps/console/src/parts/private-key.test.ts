import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { holdsPrivateKey } from "./private-key.ts";
import { textOfFile } from "./text-of-file.ts";

const folder = mkdtempSync(join(tmpdir(), "keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
/** As the field reads a file that was chosen. */
const taken = (bytes: Uint8Array<ArrayBuffer> | string) => textOfFile(new File([bytes], "chosen"), "base64");
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

beforeAll(() => {
  openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "key.pem");
  openssl("req", "-new", "-key", "key.pem", "-subj", "/CN=1900000109", "-out", "request.pem");
  openssl("req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=1900000109", "-out", "certificate.pem");
});

const DER = ["-outform", "DER", "-out", "out"];
const PASSWORD = ["-passout", "pass:x"];
const PKCS12 = ["-inkey", "key.pem", "-in", "certificate.pem", ...PASSWORD, "-out", "out"];
const EC = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];

it.each([
  ["PKCS#8", ["pkey", "-in", "key.pem", "-out", "out"]],
  ["PKCS#8 in DER", ["pkey", "-in", "key.pem", ...DER]],
  ["PKCS#1 in DER", ["rsa", "-in", "key.pem", "-traditional", ...DER]],
  ["an EC key in DER", ["genpkey", ...EC, ...DER]],
  ["an encrypted one", ["pkcs8", "-topk8", "-in", "key.pem", ...PASSWORD, "-out", "out"]],
  ["an encrypted one in DER", ["pkcs8", "-topk8", "-in", "key.pem", ...PASSWORD, ...DER]],
  [
    "an encrypted one of old in DER",
    ["pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", "key.pem", ...PASSWORD, ...DER],
  ],
  ["PKCS#12", ["pkcs12", "-export", ...PKCS12]],
])("%s is noticed: as it is, without its headings, in UTF-16, and beside a request", async (_, made) => {
  openssl(...made);
  const file = read("out");
  const text = await taken(file);
  const bare = text.replaceAll(/-----[A-Z ]+-----/g, "");
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  for (const each of [
    text,
    bare,
    bare.replaceAll("\n", ""),
    await taken(utf16),
    `${readFileSync(join(folder, "request.pem"))}\n${bare}`,
  ])
    expect(holdsPrivateKey(each)).toBe(true);
});

it.each([
  ["a request", ["req", "-in", "request.pem"]],
  ["a certificate", ["x509", "-in", "certificate.pem"]],
  ["a public key", ["pkey", "-in", "key.pem", "-pubout"]],
  ["a public key of PKCS#1", ["rsa", "-in", "key.pem", "-RSAPublicKey_out"]],
  ["a bundle without keys", ["crl2pkcs7", "-nocrl", "-certfile", "certificate.pem"]],
])("%s is none, in PEM, base64 alone and DER", async (_, made) => {
  const pem = openssl(...made).toString();
  openssl(...made, ...DER);
  for (const each of [pem, pem.replaceAll(/-----[A-Z ]+-----/g, ""), await taken(read("out"))])
    expect(holdsPrivateKey(each)).toBe(false);
});

it.each(['{"kty":"RSA","n":"AQAB"}', 'curl -d \'{"sign":"AA=="}\'', "", "-----BEGIN CERTIFICATE-----"])(
  "%s is none",
  (text) => expect(holdsPrivateKey(text)).toBe(false),
);

it.each([
  "x -----BEGIN RSA PRIVATE KEY----- y",
  `{"kty":"EC","d":"${"A".repeat(43)}"}`,
  "—————BEGIN PRIVATE KEY—————",
  "PuTTY-User-Key-File-3: ssh-rsa",
])("%s is one", (text) => expect(holdsPrivateKey(text)).toBe(true));
