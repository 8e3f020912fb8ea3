import { describe, expect, test } from "vitest";
import { loadCertificate, loadCertificates } from "./certificate.ts";
import { run, withFile } from "./testing/command.ts";
import { aKey, readVectors } from "./testing/vectors.ts";

const { cases } = readVectors<{ cases: { certificate: string; cert_serialno: string }[] }>("serials.json");
const [first, second] = cases.map(({ certificate }) => certificate) as [string, string];

test("a certificate is loaded from PEM, from PEM with openssl's text before it, and from DER", () => {
  const text = run("openssl", ["x509", "-text"], first);
  const der = run("openssl", ["x509", "-outform", "DER"], first);
  for (const form of [first, Buffer.from(first), text, der]) {
    expect(loadCertificate(form).subject).toBe("CN=TEST ONLY");
  }
});

describe("of several certificates in one file", () => {
  const chain = withChain();

  test("the one that has the key is loaded, in whatever order they stand", () => {
    for (const file of [chain.leaf + chain.authority, chain.authority + chain.leaf]) {
      expect(loadCertificate(file, aKey.privateKey).subject).toBe("CN=leaf");
    }
  });

  test("without a key, the one that is nobody's authority", () => {
    for (const file of [chain.leaf + chain.authority, chain.authority + chain.leaf]) {
      expect(loadCertificate(file).subject).toBe("CN=leaf");
    }
  });

  test("none is chosen where two could be meant; the same twice is one", () => {
    expect(() => loadCertificate(first + second)).toThrow(
      expect.objectContaining({ code: "certificate_ambiguous" }),
    );
    expect(loadCertificate(chain.leaf + chain.leaf).subject).toBe("CN=leaf");
  });

  test("all are read for their own sake, with keys of any kind", () => {
    expect(loadCertificates(chain.authority + chain.leaf).map(({ subject }) => subject)).toEqual([
      "CN=authority",
      "CN=leaf",
    ]);
  });
});

test("a certificate is read from base64 alone, UTF-16, lost line ends, and as OpenSSL's trusted one", () => {
  const trusted = run("openssl", ["x509", "-trustout", "-addtrust", "serverAuth"], first).toString();
  expect(trusted).toContain("TRUSTED CERTIFICATE");
  const base64 = first.split("\n").slice(1, -2).join("");
  for (const form of [trusted, base64, Buffer.from(first, "utf16le"), first.replaceAll("\n", "\\n")]) {
    expect(loadCertificate(form).serialNumber).toBe(loadCertificate(first).serialNumber);
  }
});

test.each([
  ["a PKCS#7 bundle", "openssl pkcs7 -in FILE -print_certs", ["crl2pkcs7", "-nocrl", "-certfile", "FILE"]],
  [
    "a PKCS#7 bundle",
    "openssl pkcs7 -inform DER",
    ["crl2pkcs7", "-nocrl", "-outform", "DER", "-certfile", "FILE"],
  ],
  ["a PKCS#12 file", "-nokeys", ["pkcs12", "-export", "-nokeys", "-passout", "pass:a"]],
  ["a private key", "give the file of the certificate", ["pkey", "-in", aKey.file]],
])("%s in the place of a certificate is named, with what to do", (what, mend, args) => {
  // Whoever reads a file may have ended before its standard input is written.
  const input = args.some((word) => word === "FILE" || word === "-in") ? undefined : first;
  const given = withFile(first, (path) =>
    run(
      "openssl",
      args.map((word) => (word === "FILE" ? path : word)),
      input,
    ),
  );
  expect(() => loadCertificate(given)).toThrow(
    expect.objectContaining({ code: "certificate_malformed", message: expect.stringContaining(what) }),
  );
  expect(() => loadCertificate(given)).toThrow(mend);
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

/** A certificate of the vectors' key, by an authority of its own. */
function withChain(): { leaf: string; authority: string } {
  const made = ["req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  const request = run("openssl", ["req", "-new", "-key", aKey.file, "-subj", "/CN=leaf"]);
  return withFile("", (key) => {
    const authority = run("openssl", [...made, "-keyout", key, "-subj", "/CN=authority"]).toString();
    const leaf = withFile(authority, (ca) =>
      run("openssl", ["x509", "-req", "-CA", ca, "-CAkey", key, "-set_serial", "7"], request).toString(),
    );
    return { authority, leaf };
  });
}
