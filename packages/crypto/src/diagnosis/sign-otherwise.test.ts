import { createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { aKey } from "../testing/vectors.ts";
import { diagnoseSignEncoding } from "./sign-encoding.ts";
import { diagnoseSignature } from "./signature.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-sign-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => run("openssl", args, "text").toString();

const MESSAGE = "cert_serialno=5157F09EFDC096DE15EBE81A47057A7232F1B8E1&timestamp=1573203570";
const signature = run("openssl", ["dgst", "-sha256", "-sign", aKey.file], MESSAGE);
const sign = signature.toString("base64");
const hex = signature.toString("hex").match(/../g) ?? [];

const subject = ["-key", aKey.file, "-subj", "/CN=TEST ONLY"];
const certificate = openssl("req", "-x509", ...subject);
writeFileSync(at("own.crt"), certificate);
openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", at("ec.pem"));
openssl("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", at("sm2.pem"));
const cms = ["cms", "-sign", "-signer", at("own.crt"), "-inkey", aKey.file];
openssl(
  "pkcs12",
  "-export",
  "-inkey",
  aKey.file,
  "-in",
  at("own.crt"),
  "-passout",
  "pass:",
  "-out",
  at("a.p12"),
);
const inOneLine = (pem: string) => pem.replaceAll(/-----[A-Z ]*-----|\n/g, "");

const others: readonly (readonly [what: string, sent: string, word: string])[] = [
  ["a private key", openssl("pkey", "-in", aKey.file), "sign_private_key"],
  ["a private key without its lines", inOneLine(openssl("pkey", "-in", aKey.file)), "sign_private_key"],
  ["a PKCS#12 in base64", readFileSync(at("a.p12")).toString("base64"), "sign_private_key"],
  ["a public key", openssl("pkey", "-in", aKey.file, "-pubout"), "sign_public_key"],
  ["an RSA public key", openssl("rsa", "-in", aKey.file, "-RSAPublicKey_out"), "sign_public_key"],
  ["a certificate", certificate, "sign_certificate"],
  ["a certificate without its lines", inOneLine(certificate), "sign_certificate"],
  ["a certificate in quotes", `"${certificate}"`, "sign_certificate"],
  ["a certificate request", openssl("req", "-new", ...subject), "sign_certificate"],
  ["a CMS in PEM", openssl(...cms, "-outform", "PEM"), "sign_container"],
  ["a CMS in base64", inOneLine(openssl(...cms, "-outform", "PEM")), "sign_container"],
  ["an S/MIME", openssl(...cms), "sign_container"],
  ["of PGP", `-----BEGIN PGP SIGNATURE-----\n\n${sign}\n-----END PGP SIGNATURE-----`, "sign_container"],
  ["of SSH", `-----BEGIN SSH SIGNATURE-----\n${sign}\n-----END SSH SIGNATURE-----`, "sign_container"],
  ["of XML", `<ds:Signature xmlns:ds="x"><ds:SignatureValue>${sign}</ds:SignatureValue>`, "sign_container"],
  // RFC 7515, appendix A.2.1, its payload and signature shortened.
  ["a JWS", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEz.cC4hiUPoj9Eetdgtv3hF80EG", "sign_jws"],
  ["a JWS without its payload", "eyJhbGciOiJSUzI1NiJ9..cC4hiUPoj9Eetdgtv3hF80EG", "sign_jws"],
  ["a JWS in JSON", `{"payload":"e30","protected":"eyJhbGciOiJSUzI1NiJ9","signature":"cC4h"}`, "sign_jws"],
  [
    "by ECDSA",
    run("openssl", ["dgst", "-sha256", "-sign", at("ec.pem")], MESSAGE).toString("base64"),
    "sign_of_curve",
  ],
  [
    "by SM2",
    run("openssl", ["dgst", "-sm3", "-sign", at("sm2.pem")], MESSAGE).toString("base64"),
    "sign_of_curve",
  ],
  [
    "a public key in JSON",
    JSON.stringify(createPublicKey(certificate).export({ format: "jwk" })),
    "sign_public_key",
  ],
  ["a whole object", JSON.stringify({ timestamp: 1, sign }), "sign_whole_object"],
];

describe("what is sent in the place of a signature", () => {
  it.each(others)("%s is named by its form alone", (_, sent, word) => {
    expect(diagnoseSignEncoding(sent)?.word).toBe(word);
  });

  const publicKey = createPublicKey(certificate);
  const fields = { certSerialNo: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", timestamp: 1573203570 };
  it.each(others)("%s is named where the key is known, too, and nothing else", (_, sent, word) => {
    expect(diagnoseSignature({ ...fields, sign: sent }, publicKey).map((each) => each.word)).toEqual([word]);
  });

  it.each([
    [
      "in PEM",
      `-----BEGIN SIGNATURE-----\n${sign.replaceAll(/.{64}/g, "$&\n")}\n-----END SIGNATURE-----\n`,
      "sign_pem",
    ],
    ["in PEM in one line", `-----BEGIN RSA SIGNATURE-----${sign}-----END RSA SIGNATURE-----`, "sign_pem"],
    ["in hex with hyphens, as .NET prints it", hex.join("-").toUpperCase(), "sign_hex"],
    ["in hex in lines", hex.join(":").replaceAll(/.{45}/g, "$&\n    "), "sign_hex"],
    ["in hex as a program has it", hex.map((each) => `0x${each}`).join(", "), "sign_hex"],
  ])("a signature %s is read", (_, sent, word) => {
    expect(diagnoseSignature({ ...fields, sign: sent }, publicKey).map((each) => each.word)).toEqual([word]);
  });
});
