import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certSerialNoOf } from "@shiming/crypto";
import { afterAll, describe, expect, it } from "vitest";
import { createCertificateAuthority } from "./certificate-authority.ts";
import { createIssuingAuthority, createRootAuthority } from "./create-authority.ts";
import { openAuthority } from "./issue.ts";
import {
  readRevocationList,
  requireRevocationList,
  revokedIn,
  signRevocationList,
} from "./revocation-list.ts";
import { decade, merchant, year } from "./testing/authority.ts";
import { openssl, requestFor, rsaKey } from "./testing/openssl.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-crl-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const put = (name: string, text: string | Uint8Array) => {
  writeFileSync(at(name), text);
  return at(name);
};

const DAY_MS = 86_400_000;
const now = new Date(Math.floor(Date.now() / 1000) * 1000 - 1000);
const times = { thisUpdate: now, nextUpdate: new Date(now.getTime() + 7 * DAY_MS) };

const root = await createRootAuthority({ commonName: "Root", validity: decade, over: "authorities" });
const [first, second] = [
  await createIssuingAuthority(root, { commonName: "Issuer 1", validity: decade }),
  await createIssuingAuthority(root, { commonName: "Issuer 2", validity: decade }),
];
const authority = createCertificateAuthority({
  root: { name: "root", ...root },
  issuers: [
    { name: "1", ...first },
    { name: "2", ...second },
  ],
  revocationsUrl: (name) => `https://realname.example.com/ca/${name}.crl`,
});
const request = requestFor(rsaKey(2048));
const [good, bad] = [
  await authority.issue(request, merchant, year),
  await authority.issue(request, merchant, year),
];
const revoked = [{ certSerialNo: bad.certSerialNo, at: now }];

/** By openssl, of DER. */
const pemOf = (der: Uint8Array) => openssl(["crl", "-inform", "DER", "-in", put("list.der", der)]);

describe("the list of an issuer", () => {
  it("is accepted by openssl for its certificates, and says which are revoked", async () => {
    const list = await authority.signRevocations("2", { ...times, number: 5, revoked });
    const lists = put("list.pem", pemOf(list));
    const [trusted, between] = [put("root.pem", root.certificatePem), put("chain.pem", good.chainPem)];
    const verify = (certificate: string, ...options: string[]) =>
      openssl([
        ...[
          "verify",
          "-x509_strict",
          "-CAfile",
          trusted,
          "-untrusted",
          between,
          "-CRLfile",
          lists,
          ...options,
        ],
        put("leaf.pem", certificate),
      ]);
    expect(verify(good.certificatePem, "-crl_check")).toContain("OK");
    expect(() => verify(bad.certificatePem, "-crl_check")).toThrow(/certificate revoked/);
    expect(() => verify(good.certificatePem, "-crl_check_all")).toThrow(/unable to get certificate CRL/);
    const ofRoot = await authority.signRevocations("root", { ...times, number: 5, revoked: [] });
    put("list.pem", `${pemOf(list)}\n${pemOf(ofRoot)}\n`);
    expect(verify(good.certificatePem, "-crl_check_all")).toContain("OK");
    expect(() => verify(bad.certificatePem, "-crl_check_all")).toThrow(/certificate revoked/);
  });

  it("has a number, and names the issuer's key and when the next one is due", async () => {
    const der = await authority.signRevocations("2", { ...times, number: 0x80, revoked });
    const text = openssl(["crl", "-inform", "DER", "-in", put("list.der", der), "-noout", "-text"]);
    expect(text).toMatch(/X509v3 CRL Number: \n\s+128\n/);
    expect(text).toContain("X509v3 Authority Key Identifier");
    expect(text).toContain(`Serial Number: ${bad.certSerialNo}`);
    expect(openssl(["crl", "-inform", "DER", "-in", at("list.der"), "-noout", "-nextupdate"])).not.toContain(
      "NONE",
    );
  });

  it("is found where the certificate says", () => {
    const text = openssl(["x509", "-noout", "-ext", "crlDistributionPoints"], good.certificatePem);
    expect(text).toContain("URI:https://realname.example.com/ca/2.crl");
  });

  it("is read as what was signed, back to forty digits", async () => {
    const der = await authority.signRevocations("2", { ...times, number: 5, revoked });
    const read = await readRevocationList(der, new X509Certificate(second.certificatePem));
    expect(read).toEqual({ der, ...times, revoked });
  });
});

it("a list in PEM is one without a look at what stands in it, and what was cut off is none", async () => {
  const pem = pemOf(await authority.signRevocations("2", { ...times, number: 5, revoked }));
  expect(() => requireRevocationList(pem)).not.toThrow();
  const cut = pem.replace(/.{64}\n(?=-----END)|.{1,63}\n(?=-----END)/, "");
  expect(() => requireRevocationList(cut)).toThrow(
    expect.objectContaining({ failure: "revocation_list_invalid" }),
  );
});

it("a certificate of a former issuer verifies below the same root", async () => {
  const former = createCertificateAuthority({ issuers: [{ name: "1", ...first }] });
  const { certificatePem, chainPem } = await former.issue(request, merchant, year);
  const trusted = put("root.pem", root.certificatePem);
  const args = ["verify", "-x509_strict", "-CAfile", trusted, "-untrusted", put("chain.pem", chainPem)];
  expect(openssl([...args, put("leaf.pem", certificatePem)])).toContain("OK");
  expect(authority.issuers.map(({ name }) => name)).toEqual(["root", "1", "2"]);
});

it("an issuer that the root has revoked takes everything with it that it issued, and nothing of another", async () => {
  const revokedIssuers = [
    { certSerialNo: certSerialNoOf(new X509Certificate(first.certificatePem)), at: now },
  ];
  const named = createCertificateAuthority({
    root: { name: "root", ...root, revokedIssuers: () => revokedIssuers },
    issuers: [{ name: "1", ...first }],
  });
  expect(named.issuers[0]?.revokedIssuers?.()).toEqual(revokedIssuers);
  const lists = await Promise.all([
    authority.signRevocations("root", { ...times, number: 9, revoked: revokedIssuers }),
    authority.signRevocations("1", { ...times, number: 9, revoked: [] }),
    authority.signRevocations("2", { ...times, number: 9, revoked: [] }),
  ]);
  expect(revokedIn(lists[0])).toEqual(revokedIssuers);
  put("lists.pem", lists.map(pemOf).join("\n"));
  const verify = (certificatePem: string, chainPem: string) =>
    openssl([
      ...[
        "verify",
        "-crl_check_all",
        "-CAfile",
        put("root.pem", root.certificatePem),
        "-CRLfile",
        at("lists.pem"),
      ],
      ...["-untrusted", put("chain.pem", chainPem), put("leaf.pem", certificatePem)],
    ]);
  const former = await named.issue(request, merchant, year);
  expect(() => verify(former.certificatePem, former.chainPem)).toThrow(/certificate revoked/);
  expect(verify(good.certificatePem, good.chainPem)).toContain("OK");
});

describe("a list of another authority, made by openssl", () => {
  openssl([
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.pem"),
    "-subj",
    "/CN=Some CA",
    "-days",
    "900",
  ]);
  const ca = new X509Certificate(readFileSync(at("ca.pem")));
  const leaf = openssl([
    "x509",
    "-req",
    "-in",
    put("r.pem", request),
    "-CA",
    at("ca.pem"),
    "-CAkey",
    at("ca.key"),
    "-set_serial",
    "0x00A1B2",
  ]);
  put(
    "ca.cnf",
    `[ca]\ndefault_ca=c\n[c]\ndatabase=${at("index")}\ncrlnumber=${at("crlnumber")}\ndefault_md=sha256\n[delta]\ndeltaCRL=critical,DER:020101\n`,
  );
  put("index", "");
  put("crlnumber", "1000\n");
  const ca_ = (...args: string[]) =>
    openssl(["ca", "-config", at("ca.cnf"), "-cert", at("ca.pem"), "-keyfile", at("ca.key"), ...args]);
  ca_("-revoke", put("leaf.pem", leaf));
  const list = (...options: string[]) => ca_("-gencrl", "-crldays", "5", ...options);
  const refusal = (given: string | Uint8Array, authority = ca) =>
    readRevocationList(given, authority).then(
      () => undefined,
      (error) => {
        expect(error).toMatchObject({ name: "DomainError", failure: "revocation_list_invalid" });
        return error.detail.hint.en as string;
      },
    );

  it("is read in PEM, in DER, and in base64", async () => {
    const pem = list();
    openssl(["crl", "-in", put("l.pem", pem), "-outform", "DER", "-out", at("l.der")]);
    const der = readFileSync(at("l.der"));
    for (const given of [pem, `text before\n${pem}\n`, der, der.toString("base64")]) {
      const { revoked } = await readRevocationList(given, ca);
      expect(revoked.map(({ certSerialNo }) => certSerialNo)).toEqual(["A1B2".padStart(40, "0")]);
    }
  });

  it("is refused unless it is whole, complete, the authority's, and over a strong hash", async () => {
    expect(await refusal("")).toContain("cannot be read");
    expect(await refusal("not a list")).toContain("cannot be read");
    expect(await refusal(leaf)).toContain("cannot be read");
    const pem = list();
    expect(await refusal(pem.slice(0, 200))).toContain("cannot be read");
    expect(await refusal(pem, new X509Certificate(first.certificatePem))).toMatch(/not that of|another/);
    const body = Buffer.from(pem.split("\n").slice(1, -1).join(""), "base64");
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    expect(await refusal(body)).toContain("its signature is not that of the authority");
    expect(await refusal(list("-md", "sha1"))).toContain("SHA-256");
    expect(await refusal(list("-crlexts", "delta"))).toContain("no complete list");
  });

  it("is refused where the name is right, and the key another's", async () => {
    openssl([
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      at("o.key"),
      "-out",
      at("o.pem"),
      "-subj",
      "/CN=Some CA",
    ]);
    expect(await refusal(list(), new X509Certificate(readFileSync(at("o.pem"))))).toContain("its signature");
    const own = await signRevocationList(openAuthority(first), { ...times, number: 1, revoked: [] });
    expect(await refusal(own)).toMatch(/another authority/);
  });
});
