/** What a developer sends in the place of a serial number. What each should have been, and what is sent, openssl says. */
import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { run, withFile } from "../testing/command.ts";
import { aKey } from "../testing/vectors.ts";
import { certSerialNosMeant, diagnoseCertSerialNo } from "./serial-number.ts";

const SERIAL = "51B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4";
const ISSUERS_SERIAL = "62C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5";

const request = ["req", "-x509", "-key", aKey.file];
const extensions = ["-addext", "subjectKeyIdentifier=hash", "-addext", "authorityKeyIdentifier=keyid:always"];
const issuerPem = run("openssl", [...request, "-set_serial", `0x${ISSUERS_SERIAL}`, "-subj", "/CN=issuer"]);
const pem = withFile(issuerPem, (path) =>
  run("openssl", [
    ...[...request, "-CA", path, "-CAkey", aKey.file],
    ...["-set_serial", `0x${SERIAL}`, "-subj", "/CN=m", ...extensions],
  ]),
);
const certificate = new X509Certificate(pem);
const issuer = new X509Certificate(issuerPem);

const printed = (...args: readonly string[]) =>
  withFile(pem, (path) =>
    run("openssl", ["x509", "-in", path, "-noout", ...args])
      .toString()
      .trim(),
  );
const lastLine = (text: string) => text.split("\n").at(-1)?.trim() ?? "";
const bare = (text: string) => text.replace(/^[^=]*=/, "").replaceAll(":", "");

const colons = /Serial Number:\s+(\S+)/.exec(printed("-text"))?.[1] ?? "";
const sha1 = printed("-fingerprint", "-sha1");
const sha256 = printed("-fingerprint", "-sha256");
const subjectKey = lastLine(printed("-ext", "subjectKeyIdentifier"));
const modulus = printed("-modulus");

describe("by its form alone, the right number is told of", () => {
  it.each([
    ["a trailing colon", `${colons}:`, "serial_colons"],
    ["colons between twos of bytes", SERIAL.match(/.{4}/g)?.join(":"), "serial_colons"],
    ["the letter O", SERIAL.replaceAll("0", "O"), "serial_letters"],
    ["the letter l", SERIAL.replaceAll("1", "l"), "serial_letters"],
    ["the letter I, in lower case else", SERIAL.toLowerCase().replaceAll("1", "I"), "serial_letters"],
    ["a zero in front", `0${SERIAL}`, "serial_zeros_added"],
    ["the zeros of a sign", `00${SERIAL}`, "serial_zeros_added"],
    ["curly quotes", `“${SERIAL}”`, "serial_quoted"],
    ["a comma behind", `${SERIAL},`, "serial_quoted"],
    ["brackets", `[${SERIAL}]`, "serial_quoted"],
    ["its name", `cert_serialno=${SERIAL}`, "serial_prefix"],
    ["its name in JSON", `"cert_serialno": "${SERIAL}"`, "serial_prefix"],
    ["its name in Chinese", `证书序列号:${SERIAL}`, "serial_prefix"],
    ["it twice, as of a short number", `4660 (0x${SERIAL})`, "serial_prefix"],
    ["what cannot be seen", `${SERIAL}\u200b`, "serial_spaces"],
    ["base64", Buffer.from(SERIAL, "hex").toString("base64"), "serial_base64"],
    ["the certificate itself", pem.toString(), "serial_certificate"],
    [
      "full-width digits",
      SERIAL.replace(/./g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
      "serial_full_width",
    ],
  ])("%s", (_, sent, word) => {
    const mistake = diagnoseCertSerialNo(sent);
    expect([mistake?.word, mistake?.instead]).toEqual([word, SERIAL]);
    expect(mistake?.zh).toContain(SERIAL);
  });
});

describe("by its form alone, what it is instead is told of", () => {
  it.each([
    ["a SHA-256 fingerprint", bare(sha256), "serial_fingerprint"],
    ["one with colons", sha256.replace(/^[^=]*=/, ""), "serial_fingerprint"],
    ["what openssl prints of one", sha1, "serial_fingerprint"],
    ["a modulus", modulus, "serial_modulus"],
    ["a merchant number", "1900000109", "serial_other_field"],
    ["an appid", "wx1a2b3c4d5e6f7081", "serial_other_field"],
    ["a placeholder", "YOUR_CERT_SERIALNO", "serial_placeholder"],
    ["a number", 4660, "serial_no_text"],
    ["a list", [SERIAL], "serial_no_text"],
  ])("%s", (_, sent, word) => {
    expect(diagnoseCertSerialNo(sent)).toMatchObject({ word, en: expect.not.stringContaining("{}") });
    expect(diagnoseCertSerialNo(sent)).not.toHaveProperty("instead");
  });
});

describe("beside the certificate, the right number is told of", () => {
  it.each([
    ["its SHA-1 fingerprint, which has 40 digits too", bare(sha1), "serial_of_fingerprint"],
    ["that with colons", sha1.replace(/^[^=]*=/, ""), "serial_of_fingerprint"],
    ["that as openssl prints it", sha1, "serial_of_fingerprint"],
    ["its SHA-256 fingerprint, in lower case", bare(sha256).toLowerCase(), "serial_of_fingerprint"],
    ["the identifier of its key", bare(subjectKey), "serial_of_key"],
    ["that with colons", subjectKey, "serial_of_key"],
    ["its modulus", bare(modulus), "serial_of_key"],
    ["its modulus as openssl prints it", modulus, "serial_of_key"],
    ["the issuer's serial number", ISSUERS_SERIAL, "serial_of_issuer"],
    ["one digit cut off", SERIAL.slice(0, 39), "serial_mistyped"],
    ["two digits cut off", SERIAL.slice(0, 38), "serial_mistyped"],
    ["its first digit lost", SERIAL.slice(1), "serial_mistyped"],
    ["a digit mistyped", SERIAL.replace("F6", "E6"), "serial_mistyped"],
    ["two digits swapped", SERIAL.replace("F6", "6F"), "serial_mistyped"],
    ["in lower case", SERIAL.toLowerCase(), "serial_lower_case"],
  ])("%s", (_, sent, word) => {
    const mistake = diagnoseCertSerialNo(sent, [certificate], [issuer]);
    expect([mistake?.word, mistake?.instead]).toEqual([word, SERIAL]);
  });

  it("nothing is wrong with its own, and nothing known of a stranger's", () => {
    expect(diagnoseCertSerialNo(SERIAL, [certificate], [issuer])).toBeUndefined();
    expect(diagnoseCertSerialNo("7".repeat(40), [certificate], [issuer])).toBeUndefined();
  });
});

it.each([
  `${colons}:`,
  SERIAL.replaceAll("0", "O"),
  `“${SERIAL}”`,
  `cert_serialno=${SERIAL}`,
  pem.toString(),
])("a certificate is found by %j", (written) => {
  expect(certSerialNosMeant(written)).toEqual([SERIAL]);
});
