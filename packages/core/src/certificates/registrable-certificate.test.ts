import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCertificates } from "@shiming/crypto";
import { afterAll, describe, expect, it } from "vitest";
import { requireRegistrable } from "./registrable-certificate.ts";

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "shiming-registrable-"));
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = (...args: string[]) =>
  execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
/** A little later than the certificates below are made. */
const now = new Date(Date.now() + 3_600_000);
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

/** An authority by openssl: its certificate, in a file of that name. */
function makeAuthority(name: string, { subject = name, extensions = "", key = EC } = {}): string {
  const config = `[req]\ndistinguished_name=d\n[d]\n[e]\n${extensions || GOOD_AUTHORITY}\n`;
  writeFileSync(join(folder, `${name}.cnf`), config);
  const made = ["-newkey", ...key, "-nodes", "-keyout", `${name}.key`, "-config", `${name}.cnf`];
  const pem = openssl(
    "req",
    "-x509",
    ...made,
    "-extensions",
    "e",
    "-subj",
    `/CN=${subject}`,
    "-days",
    "1000",
  );
  writeFileSync(join(folder, `${name}.pem`), pem);
  return pem;
}

const EC = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
const GOOD_AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign";
const GOOD_MERCHANT =
  "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment";

/** A merchant's certificate by openssl, of an authority made before. */
function makeCertificate({
  by = "authority",
  extensions = GOOD_MERCHANT,
  key = "merchant",
  options = ["-set_serial", "7"],
}) {
  writeFileSync(join(folder, "ext"), extensions);
  openssl("req", "-new", "-key", `${key}.key`, "-subj", "/CN=1900000109", "-out", "request");
  const signed = ["-CA", `${by}.pem`, "-CAkey", `${by}.key`, "-extfile", "ext", "-days", "300"];
  return openssl("x509", "-req", "-in", "request", ...signed, ...options);
}

openssl("genrsa", "-out", "merchant.key", "2048");
openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_pubexp:3", "-out", "cube.key");
openssl("genrsa", "-out", "short.key", "1024");
openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "ec.key");
const authority = makeAuthority("authority");
const good = makeCertificate({});

const read = (files: readonly string[]) => files.flatMap((file) => loadCertificates(file));

function refusal(given: string, trusted: readonly string[], at = now): string | undefined {
  try {
    requireRegistrable(given, read(trusted), at);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: "DomainError", failure: "certificate_invalid" });
    const { hint } = (error as { detail: { hint: { en: string; zh: string } } }).detail;
    expect(hint.zh).toMatch(/\p{Script=Han}/u);
    return hint.en;
  }
}

describe("a certificate to be registered", () => {
  it("is taken when an authority that is trusted signed it, alone, in its chain, or among others in the file", () => {
    const other = makeAuthority("other");
    expect(refusal(good, [authority])).toBeUndefined();
    expect(refusal(authority + good, [other + authority])).toBeUndefined();
    expect(refusal(good + authority, [other, authority])).toBeUndefined();
    expect(requireRegistrable(authority + good, read([authority]), now)[0].subject).toBe("CN=1900000109");
  });

  it("may be signed by RSA and RSASSA-PSS, and have no extensions", () => {
    const rsa = makeAuthority("rsa", { key: ["rsa:2048"] });
    expect(refusal(makeCertificate({ by: "rsa", extensions: "" }), [rsa])).toBeUndefined();
    const pss = ["-sigopt", "rsa_padding_mode:pss", "-set_serial", "8"];
    expect(refusal(makeCertificate({ by: "rsa", options: pss }), [rsa])).toBeUndefined();
    expect(refusal(makeCertificate({ by: "rsa", options: [...pss, "-sha1"] }), [rsa])).toContain("SHA-256");
    expect(refusal(makeCertificate({ by: "rsa", options: ["-sha1"] }), [rsa])).toContain("SHA-256");
  });

  it("is refused outside of its dates, to the second", () => {
    expect(refusal(good, [authority], inDays(301))).toContain("it expired at ");
    expect(refusal(good, [authority], inDays(-1))).toContain("it is not valid before ");
    const [{ validFromDate, validToDate }] = requireRegistrable(good, read([authority]), now);
    expect(refusal(good, [authority], validFromDate)).toBeUndefined();
    expect(refusal(good, [authority], validToDate)).toBeUndefined();
    expect(refusal(good, [authority], new Date(validToDate.getTime() + 1000))).toContain("expired");
  });

  it.each([
    ["of SHA-1", { options: ["-sha1", "-set_serial", "9"] }, "SHA-256"],
    ["of the exponent 3", { key: "cube" }, "65537"],
    ["of RSA 1024", { key: "short" }, "1024 bits"],
    ["of an EC key", { key: "ec" }, "RSA"],
    ["with a negative serial number", { options: ["-set_serial", "-5"] }, "serial number"],
    ["with the serial number 0", { options: ["-set_serial", "0"] }, "serial number"],
    [
      "with 21 bytes of serial number",
      { options: ["-set_serial", `0x11${"00".repeat(20)}`] },
      "serial number",
    ],
    ["for an authority", { extensions: GOOD_AUTHORITY }, "digitalSignature"],
    ["whose key may not sign", { extensions: "keyUsage=keyEncipherment" }, "digitalSignature"],
    ["whose key may not encrypt", { extensions: "keyUsage=digitalSignature" }, "keyEncipherment"],
  ])("is refused %s", (_what, changes, hint) => {
    expect(refusal(makeCertificate(changes), [authority])).toContain(hint);
  });

  it("may have a serial number of 1 and of 20 bytes", () => {
    for (const number of ["1", `0x7f${"ff".repeat(19)}`]) {
      expect(refusal(makeCertificate({ options: ["-set_serial", number] }), [authority])).toBeUndefined();
    }
  });

  it("is refused when the issuer's name alone is right, and its signature another's", () => {
    const impostor = makeAuthority("impostor", { subject: "authority" });
    // Without extensions, nothing but the name tells which authority it is of.
    const plain = makeCertificate({ extensions: "", options: ["-set_serial", "11"] });
    expect(refusal(plain, [impostor])).toContain("its signature is not that");
    expect(refusal(plain, [impostor, authority])).toBeUndefined();
    expect(refusal(good, [impostor])).toBeDefined();
    const changed = Buffer.from(good.split("\n").slice(1, -2).join(""), "base64");
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(refusal(changed.toString("base64"), [authority])).toContain("its signature is not that");
  });

  it.each([
    ["no authority", "basicConstraints=CA:FALSE"],
    ["one that may not sign certificates", "basicConstraints=CA:TRUE\nkeyUsage=digitalSignature"],
  ])("is refused when its issuer is %s", (_what, extensions) => {
    const issuer = makeAuthority("poor", { extensions });
    expect(refusal(makeCertificate({ by: "poor" }), [issuer])).toBeDefined();
  });

  it("is refused when its issuer's key is weak, or out of date", () => {
    const weak = makeAuthority("weak", { key: ["rsa:1024"] });
    expect(refusal(makeCertificate({ by: "weak" }), [weak])).toContain("no good authority");
    const long = makeCertificate({ options: ["-days", "2000", "-set_serial", "10"] });
    expect(refusal(long, [authority], inDays(1001))).toContain("no good authority");
  });

  it("is refused for what is no certificate, and where nobody is trusted", () => {
    expect(refusal("", [authority])).toContain("this is empty");
    expect(refusal(good, [])).toContain("none of the trusted certificates");
  });

  it("is told apart when it is signed by itself, with CA:TRUE or without", () => {
    const made = ["req", "-x509", "-key", "merchant.key", "-subj", "/CN=1900000109"];
    for (const flag of ["TRUE", "FALSE"]) {
      const own = openssl(...made, "-addext", `basicConstraints=critical,CA:${flag}`);
      expect(refusal(own, [authority])).toContain("it is self-signed");
    }
  });

  describe("below authorities that came with it", () => {
    const between = makeBetween("between", "authority", "basicConstraints=critical,CA:TRUE,pathlen:0");
    const leaf = makeCertificate({ by: "between", options: ["-set_serial", "20"] });

    it("is taken when these lead to a trusted one, in any order", () => {
      expect(refusal(leaf + between, [authority])).toBeUndefined();
      expect(refusal(between + authority + leaf, [authority])).toBeUndefined();
      const path = requireRegistrable(leaf + between, read([authority]), now);
      expect(path.map(({ subject }) => subject)).toEqual(["CN=1900000109", "CN=between", "CN=authority"]);
    });

    it("is refused when one is missing, or the end is trusted by nobody", () => {
      expect(refusal(leaf, [authority])).toContain("lacks a certificate between");
      const stranger = makeAuthority("stranger");
      expect(refusal(leaf + between + authority, [stranger])).toContain("leads to no authority");
    });

    it.each([
      ["is no authority", "basicConstraints=critical,CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment"],
      ["may not sign certificates", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign"],
      [
        "has a critical extension that nobody here understands",
        "basicConstraints=critical,CA:TRUE\n1.2.3.4=critical,DER:0500",
      ],
    ])("is refused when one of them %s", (_what, extensions) => {
      const poor = makeBetween("poor-between", "authority", extensions);
      const below = makeCertificate({ by: "poor-between", options: ["-set_serial", "21"] });
      expect(refusal(below + poor, [authority])).toBeDefined();
    });

    it("is refused below an authority that another allowed no authority below itself", () => {
      const deeper = makeBetween("deeper", "between", "basicConstraints=critical,CA:TRUE");
      const below = makeCertificate({ by: "deeper", options: ["-set_serial", "22"] });
      expect(refusal(below + deeper + between, [authority])).toContain("leads to no authority");
    });
  });
});

/** An authority that another has signed. */
function makeBetween(name: string, by: string, extensions: string): string {
  writeFileSync(join(folder, "ext"), extensions);
  openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", `${name}.key`);
  openssl("req", "-new", "-key", `${name}.key`, "-subj", `/CN=${name}`, "-out", "request");
  const signed = ["-CA", `${by}.pem`, "-CAkey", `${by}.key`, "-extfile", "ext", "-days", "500"];
  const pem = openssl("x509", "-req", "-in", "request", ...signed, "-set_serial", "3");
  writeFileSync(join(folder, `${name}.pem`), pem);
  return pem;
}
