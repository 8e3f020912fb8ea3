/** Keys whose lines have something before, behind or between them, and keys of Windows and of other programs. */
import { createPublicKey } from "node:crypto";
import { expect, test } from "vitest";
import { loadCertificate } from "./certificate.ts";
import { CryptoError } from "./crypto-error.ts";
import { loadPrivateKey } from "./keys.ts";
import { run } from "./testing/command.ts";
import { aKey } from "./testing/vectors.ts";

const { file } = aKey;
const openssl = (...args: string[]) => run("openssl", args);
const pkcs8 = openssl("pkcs8", "-topk8", "-nocrypt", "-in", file).toString();

const numbered = (margin: (number: number) => string) =>
  pkcs8
    .trimEnd()
    .split("\n")
    .map((line, place) => margin(place + 1) + line)
    .join("\n");
const rtf = (text: string) => `{\\rtf1\\ansi{\\fonttbl{\\f0 Courier;}}\n\\f0\\fs20 ${text}}`;

test.each([
  ["/n, as somebody who means \\n writes it", pkcs8.replaceAll("\n", "/n")],
  ["/r/n", pkcs8.replaceAll("\n", "/r/n")],
  ["n alone", pkcs8.replaceAll("\n", "n")],
  ["_x000D_, as a spreadsheet writes CR", pkcs8.replaceAll("\n", "_x000D_")],
  ["line numbers of cat -n", numbered((number) => `${String(number).padStart(6)}\t`)],
  ["line numbers of grep -n", numbered((number) => `${number}:`)],
  ["line numbers with a dot", numbered((number) => `${number}. `)],
  ["line numbers with zeros", numbered((number) => `${String(number).padStart(3, "0")}| `)],
  ["line numbers and nothing behind them", numbered(String)],
  ["the same mark before each line", numbered(() => " 1: ")],
  ["lines that a difference adds", pkcs8.replaceAll(/^(?=.)/gm, "+")],
  ["lines of a list", pkcs8.replaceAll(/^(?=.)/gm, "* ")],
  ["lines that are comments of C", pkcs8.replaceAll(/^(?=.)/gm, "// ")],
  ["the end of each line shown", pkcs8.replaceAll("\n", "$\n")],
  ["a script that writes it", pkcs8.replaceAll(/^(.+)$/gm, "echo $1 >> key.pem")],
  ["en dashes for hyphens", pkcs8.replaceAll("-", "\u2013")],
  ["RTF", rtf(pkcs8.replaceAll("\n", "\\par\n"))],
  [
    "RTF with dashes",
    rtf(pkcs8.replaceAll("-----", "\\emdash\\emdash\\endash ").replaceAll("\n", "\\line ")),
  ],
])("a private key is read from %s", (_what, given) => {
  expect(createPublicKey(loadPrivateKey(given)).equals(aKey.publicKey)).toBe(true);
});

const blob = openssl("rsa", "-in", file, "-outform", "MSBLOB");
const pvk = openssl("rsa", "-in", file, "-outform", "PVK", "-pvk-none");

test.each<[string, string, string | Buffer]>([
  ["a key in Microsoft's form PVK", "PVK", pvk],
  ["a key in Microsoft's form PVK", "PVK", pvk.toString("base64")],
  ["a key as Windows keeps it", "Windows", blob],
  ["a key as Windows keeps it", "Windows", blob.toString("base64")],
  ["a key as Windows keeps it", "Windows", openssl("rsa", "-in", file, "-pubout", "-outform", "MSBLOB")],
  ["a key as Windows keeps it", "Windows", Buffer.from("RSA2\0\x08\0\0", "latin1")],
  [
    "an OpenPGP file",
    "OpenPGP",
    "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----\n",
  ],
  ["an OpenPGP file", "OpenPGP", Buffer.from("9503980467a1", "hex")],
])("%s in the place of a key is named in both languages", (en, zh, given) => {
  const { en: english, zh: chinese } = saidOf(() => loadPrivateKey(given));
  expect(english).toContain(`A private key is needed; this is ${en}`);
  expect(chinese).toContain(zh);
});

test("the commands that are named for them work", () => {
  for (const [form, bytes] of [
    ["PVK", pvk],
    ["MSBLOB", blob],
  ] as const) {
    expect(saidOf(() => loadPrivateKey(bytes)).en).toContain(
      `"openssl rsa -inform ${form} -in FILE -out key.pem"`,
    );
    const key = loadPrivateKey(run("openssl", ["rsa", "-inform", form], bytes));
    expect(createPublicKey(key).equals(aKey.publicKey)).toBe(true);
  }
});

test.each([
  ["EC (P-256)", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]],
  ["SM2", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:SM2"]],
  ["Ed25519", ["-newkey", "ed25519"]],
  ["RSA-PSS", ["-newkey", "rsa-pss"]],
])("the key of a certificate with %s is named", (name, options) => {
  const certificate = openssl("req", "-x509", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=a", ...options);
  expect(saidOf(() => loadCertificate(certificate))).toEqual({
    en: `A certificate with an RSA key is needed; the key of this one is ${name}.`,
    zh: `需要使用 RSA 密钥的证书；这张证书的密钥为 ${name}。`,
  });
});

const jwk = aKey.privateKey.export({ format: "jwk" });
const recoded = (change: (value: string) => string) =>
  Object.fromEntries(
    Object.entries(jwk).map(([name, value]) => [name, name === "kty" ? value : change(String(value))]),
  );

test.each([
  ["with padding", recoded((value) => value + "=".repeat((4 - (value.length % 4)) % 4))],
  ["in plain base64", recoded((value) => Buffer.from(value, "base64url").toString("base64"))],
  ["whose type is in small letters", { ...jwk, kty: "rsa" }],
  ["in a set", { keys: [jwk] }],
  ["in a list", [jwk]],
])("a private key is read from a JWK %s", (_what, given) => {
  expect(createPublicKey(loadPrivateKey(JSON.stringify(given))).equals(aKey.publicKey)).toBe(true);
});

test("a JWK that lacks members is named as one", () => {
  const { kty, n, e, d } = jwk;
  expect(saidOf(() => loadPrivateKey(JSON.stringify({ kty, n, e, d })))).toEqual({
    en: "The JSON Web Key is incomplete or damaged: a private key for RSA has n, e, d, p, q, dp, dq and qi, each in base64url.",
    zh: "JWK 不完整或已损坏：RSA 私钥应有 n、e、d、p、q、dp、dq 和 qi，都是 base64url 编码。",
  });
});

function saidOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof CryptoError) return error.text;
    throw error;
  }
  throw new Error("It was read.");
}
