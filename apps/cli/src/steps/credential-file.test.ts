import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCertificateRequest, readCertificates, readPublicKey } from "./credential-file.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-credential-file-"));
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
const read = (name: string) => readFileSync(at(name), "utf8");
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  openssl("genrsa", "-out", "key", "2048");
  openssl("req", "-new", "-key", "key", "-subj", "/CN=a", "-out", "request");
  openssl("req", "-x509", "-key", "key", "-subj", "/CN=a", "-out", "certificate");
  openssl("pkey", "-in", "key", "-pubout", "-out", "public");
});

test("no private key goes with what stands beside it in the file", () => {
  writeFileSync(at("both"), read("key") + read("certificate"));
  expect(readCertificates(at("both"))).toBe(read("certificate"));
  writeFileSync(at("both"), read("key") + read("request"));
  const der = openssl("req", "-in", "request", "-outform", "DER");
  expect(readCertificateRequest(at("both"))).toBe(der.toString("base64"));
  expect(readPublicKey(at("public"))).toBe(read("public"));
});

test("a private key in the place of what is needed is refused before it goes anywhere", () => {
  for (const reader of [readCertificates, readCertificateRequest, readPublicKey]) {
    expect(() => reader(at("key"))).toThrow("this is a private key");
  }
});
