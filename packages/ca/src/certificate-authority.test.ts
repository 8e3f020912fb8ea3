import { describe, expect, it } from "vitest";
import { createRootAuthority } from "./create-authority.ts";
import { authorityOf, createTestRoot, decade, merchant, year } from "./testing/authority.ts";
import { ecKey, openssl, opensslVerify, requestFor, rsaKey } from "./testing/openssl.ts";

const root = await createTestRoot();
const merchantKey = rsaKey(2048);
const issued = await authorityOf(root).issue(requestFor(merchantKey), merchant, year);
const extensions = (names: string, certificate: string) =>
  openssl(["x509", "-noout", "-ext", names], certificate)
    .split("\n")
    .map((line) => line.trim());

describe("a merchant certificate", () => {
  it("verifies against its authority by openssl's strictest rules", () => {
    expect(opensslVerify(root.certificatePem, issued.certificatePem)).toEqual({
      status: 0,
      output: "stdin: OK\n",
    });
  });

  it("does not verify against another authority of the same name", async () => {
    const other = await createTestRoot();
    expect(opensslVerify(other.certificatePem, issued.certificatePem).status).not.toBe(0);
  });

  it("has the serial number that openssl prints", () => {
    expect(issued.certSerialNo).toMatch(/^[0-9A-F]{40}$/);
    expect(openssl(["x509", "-noout", "-serial"], issued.certificatePem)).toBe(
      `serial=${issued.certSerialNo}`,
    );
  });

  it("carries the merchant's key", () => {
    expect(openssl(["x509", "-noout", "-pubkey"], issued.certificatePem)).toBe(
      openssl(["pkey", "-pubout"], merchantKey),
    );
  });

  it("names the merchant as the platform knows it, not as the request says", () => {
    const args = ["x509", "-noout", "-subject", "-nameopt", "utf8,sep_multiline,lname"];
    expect(
      openssl(args, issued.certificatePem)
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual(["subject=", `commonName=${merchant.mchId}`, `organizationName=${merchant.legalName}`]);
  });

  it("may sign and be encrypted to, and is no authority, whatever extensions the request asks for", async () => {
    const greedy = requestFor(merchantKey, [
      "-subj",
      "/CN=greedy",
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-addext",
      "subjectAltName=DNS:bank.example",
    ]);
    const { certificatePem } = await authorityOf(root).issue(greedy, merchant, year);
    expect(extensions("basicConstraints,keyUsage", certificatePem)).toEqual([
      "X509v3 Basic Constraints: critical",
      "CA:FALSE",
      "X509v3 Key Usage: critical",
      "Digital Signature, Key Encipherment",
    ]);
    expect(openssl(["x509", "-noout", "-text"], certificatePem)).not.toContain("bank.example");
  });

  it("is X.509 version 3, signed with SHA-256", () => {
    const text = openssl(["x509", "-noout", "-text"], issued.certificatePem);
    expect(text).toContain("Version: 3");
    expect(text).toContain("Signature Algorithm: ecdsa-with-SHA256");
  });

  it("is valid from and to when it was asked to be, to the second", () => {
    const [from, to] = ["-startdate", "-enddate"].map((option) =>
      new Date(openssl(["x509", "-noout", option], issued.certificatePem).replace(/^.*=/, "")).getTime(),
    );
    expect(from).toBe(Math.floor(year.notBefore.getTime() / 1000) * 1000);
    expect(to).toBe(Math.floor(year.notAfter.getTime() / 1000) * 1000);
  });

  it("comes with the authority's own certificate as its chain", () => {
    expect(issued.chainPem).toBe(`${root.certificatePem.trim()}\n`);
  });

  it("has a serial number of its own each time", async () => {
    const again = await authorityOf(root).issue(requestFor(merchantKey), merchant, year);
    expect(again.certSerialNo).not.toBe(issued.certSerialNo);
  });
});

describe("createCertificateAuthority", () => {
  it("issues from an operator's RSA authority whose key identifier and name openssl made", async () => {
    const privateKeyPem = rsaKey(3072);
    const certificatePem = requestFor(privateKeyPem, [
      "-x509",
      "-days",
      "800",
      "-utf8",
      "-addext",
      "keyUsage=critical,keyCertSign",
      "-subj",
      "/C=CN/O=运营方/CN=商户证书",
    ]);
    const authority = authorityOf({ certificatePem, privateKeyPem });
    const validity = { notBefore: new Date(Date.now() + 60_000), notAfter: year.notAfter };
    const { certificatePem: leaf } = await authority.issue(requestFor(merchantKey), merchant, validity);
    expect(
      opensslVerify(certificatePem, leaf, ["-attime", String(Math.floor(Date.now() / 1000) + 120)]),
    ).toEqual({
      status: 0,
      output: "stdin: OK\n",
    });
  });

  it("refuses a private key that is not the certificate's", () => {
    expect(() => authorityOf({ ...root, privateKeyPem: ecKey() })).toThrow(
      expect.objectContaining({ failure: "certificate_invalid" }),
    );
  });

  it("refuses a certificate that is not an authority's", () => {
    const leaf = { certificatePem: issued.certificatePem, privateKeyPem: merchantKey };
    expect(() => authorityOf(leaf)).toThrow(expect.objectContaining({ failure: "certificate_invalid" }));
  });

  it("refuses what is not PEM", () => {
    expect(() => authorityOf({ certificatePem: "", privateKeyPem: "" })).toThrow(
      expect.objectContaining({ failure: "certificate_invalid" }),
    );
  });

  it("passes on the refusal of a request", async () => {
    await expect(authorityOf(root).issue("", merchant, year)).rejects.toMatchObject({
      failure: "certificate_request_invalid",
    });
  });

  it("refuses to outlive itself, to start before itself, and to end before the start", async () => {
    const authority = authorityOf(root);
    const { notBefore, notAfter } = decade;
    for (const validity of [
      { notBefore, notAfter: new Date(notAfter.getTime() + 1000) },
      { notBefore: new Date(notBefore.getTime() - 1000), notAfter },
      { notBefore: notAfter, notAfter: notBefore },
    ]) {
      await expect(authority.issue(requestFor(merchantKey), merchant, validity)).rejects.toMatchObject({
        failure: "value_invalid",
      });
    }
  });
});

describe("createRootAuthority", () => {
  it("makes a certificate that openssl accepts as a root, and that may sign end entities only", () => {
    expect(opensslVerify(root.certificatePem, root.certificatePem)).toEqual({
      status: 0,
      output: "stdin: OK\n",
    });
    expect(extensions("basicConstraints,keyUsage", root.certificatePem)).toEqual([
      "X509v3 Basic Constraints: critical",
      "CA:TRUE, pathlen:0",
      "X509v3 Key Usage: critical",
      "Certificate Sign, CRL Sign",
    ]);
  });

  it("has the name and the key it gives out", async () => {
    const { certificatePem, privateKeyPem } = await createRootAuthority({
      commonName: "某平台",
      validity: decade,
    });
    expect(openssl(["x509", "-noout", "-subject", "-nameopt", "utf8"], certificatePem)).toBe(
      "subject=CN=某平台",
    );
    expect(openssl(["x509", "-noout", "-pubkey"], certificatePem)).toBe(
      openssl(["pkey", "-pubout"], privateKeyPem),
    );
  });
});
