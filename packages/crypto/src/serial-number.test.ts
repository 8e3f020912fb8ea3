import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadCertificate } from "./certificate.ts";
import { certSerialNosMeant } from "./diagnosis/index.ts";
import { certSerialNoOf, generateCertSerialNo, isCertSerialNo, serialNumberForms } from "./serial-number.ts";
import { readVectors } from "./testing/vectors.ts";

const { cases } = readVectors<{ cases: { certificate: string; cert_serialno: string }[] }>("serials.json");

test.each(cases)("the published certificate is number $cert_serialno", ({ certificate, cert_serialno }) => {
  expect(certSerialNoOf(loadCertificate(certificate))).toBe(cert_serialno);
  expect(isCertSerialNo(cert_serialno)).toBe(true);
});

test("the vectors include numbers that Node prints shorter than 40 digits", () => {
  const printed = cases.map(({ certificate }) => new X509Certificate(certificate).serialNumber.length);
  expect(Math.min(...printed)).toBe(2);
});

test("a number too long for the wire, negative or zero is refused", () => {
  for (const serialNumber of ["01".repeat(21), "-01", "00"]) {
    expect(() => certSerialNoOf({ serialNumber } as X509Certificate)).toThrow(
      expect.objectContaining({ code: "serial_number_unsupported" }),
    );
  }
});

test("a new number has 40 digits, the first byte being 01 to 7F, whatever the randomness", () => {
  const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(bytes, (random) => {
      const certSerialNo = generateCertSerialNo(() => random);
      expect(certSerialNo).toMatch(/^(0[1-9A-F]|[1-7][0-9A-F])[0-9A-F]{38}$/);
      expect(certSerialNo.slice(2)).toBe(Buffer.from(random).toString("hex").toUpperCase().slice(2));
    }),
  );
});

test("a new number is random by default", () => {
  const numbers = new Set(Array.from({ length: 100 }, () => generateCertSerialNo()));
  expect(numbers.size).toBe(100);
});

test.each([
  "",
  "0".repeat(39),
  "0".repeat(41),
  "a".repeat(40),
  `${"0".repeat(40)}\n`,
  "G".repeat(40),
  "０".repeat(40),
])("%j is no serial number", (text) => {
  expect(isCertSerialNo(text)).toBe(false);
});

/** What `openssl x509` and `bc` print of one number. */
const FORMS = {
  request: "00A1B2C3D4E5F60718293A4B5C6D7E8F90010203",
  decimal: "3605992601911194354534483029109932820780876291",
  colons: "a1:b2:c3:d4:e5:f6:07:18:29:3a:4b:5c:6d:7e:8f:90:01:02:03",
  lowerCase: "00a1b2c3d4e5f60718293a4b5c6d7e8f90010203",
  withoutZeros: "A1B2C3D4E5F60718293A4B5C6D7E8F90010203",
};

test("a number is shown in every form that tools write it", () => {
  expect(serialNumberForms(FORMS.request)).toEqual(FORMS);
  expect(serialNumberForms("0A".padStart(40, "0"))).toMatchObject({
    colons: "0a",
    decimal: "10",
    withoutZeros: "A",
  });
});

test.each([
  ...Object.values(FORMS),
  `serial=${FORMS.withoutZeros}`,
  `Serial Number: ${FORMS.colons.replaceAll(":", " : ")}`,
  `0x${FORMS.lowerCase}`,
  ` "${FORMS.request}"\n`,
  FORMS.colons.replaceAll(":", "-"),
])("%j is found", (text) => {
  expect(certSerialNosMeant(text)).toContain(FORMS.request);
});

test("40 digits without a letter mean the number itself first, and a decimal one next", () => {
  const digits = "1".repeat(40);
  expect(certSerialNosMeant(digits)[0]).toBe(digits);
  expect(certSerialNosMeant(digits)).toHaveLength(2);
});

test.each(["", "not one", "1".repeat(201), "G1", "-5"])("%j means none", (text) => {
  expect(certSerialNosMeant(text)).toEqual([]);
});
