import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { largeMerchant, merchant } from "../support/merchants.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();
const SUBJECT = ["--mch-id", "1900000109", "--legal-name", "示例市第一人民医院，䶮院"];
const publicKeyOf = (file: string) => run("openssl", ["pkey", "-in", file, "-pubout"]).toString();

test.each([merchant, largeMerchant])(
  "csr makes a request that openssl verifies",
  async ({ privateKeyFile }) => {
    const { code, stdout } = await shiming(["csr", "--key", privateKeyFile, ...SUBJECT]);
    expect(code).toBe(0);
    expect(run("openssl", ["req", "-verify", "-noout", "-pubkey"], stdout).toString()).toBe(
      publicKeyOf(privateKeyFile),
    );
    const subject = run("openssl", ["req", "-noout", "-subject", "-nameopt", "utf8"], stdout).toString();
    expect(subject).toBe("subject=CN=1900000109, O=示例市第一人民医院，䶮院\n");
  },
);

test("the key may come from standard input, in PKCS#1, or encrypted", async () => {
  const passphrase = join(scratchFolder(), "passphrase");
  writeFileSync(passphrase, "correct horse");
  const traditional = run("openssl", ["rsa", "-in", merchant.privateKeyFile, "-traditional"]).toString();
  const encrypted = run("openssl", [
    ...["pkcs8", "-topk8", "-in", merchant.privateKeyFile, "-v2", "aes-256-cbc"],
    ...["-passout", `file:${passphrase}`],
  ]).toString();
  const args = ["csr", "--key", "-", ...SUBJECT];
  const runs = await Promise.all([
    shiming(args, { input: traditional }),
    shiming([...args, "--passphrase-file", passphrase], { input: encrypted }),
    shiming(args, { input: encrypted, env: { SHIMING_PRIVATE_KEY_PASSPHRASE: "correct horse" } }),
  ]);
  for (const { stdout } of runs) {
    expect(run("openssl", ["req", "-noout", "-pubkey"], stdout).toString()).toBe(
      publicKeyOf(merchant.privateKeyFile),
    );
  }
  const without = await shiming(args, { input: encrypted });
  expect([without.code, without.stdout]).toEqual([1, ""]);
  expect(without.stderr).toBe("The private key is encrypted, and the passphrase is missing or wrong.\n");
});

test("the platform issues a certificate for it", async () => {
  const { data } = sandbox;
  const [request, certificate] = [
    join(scratchFolder(), "request.pem"),
    join(scratchFolder(), "certificate.pem"),
  ];
  const made = await shiming(["csr", "--key", merchant.privateKeyFile, ...SUBJECT, "--out", request]);
  expect(made.stdout).toContain(request);
  const args = ["--data", data, "--csr", request, "--out", certificate];
  const issued = await shiming(["merchants", "issue", "1900000109", ...args]);
  expect(issued.code).toBe(0);
  expect(run("openssl", ["x509", "-in", certificate, "-noout", "-pubkey"]).toString()).toBe(
    publicKeyOf(merchant.privateKeyFile),
  );
});

test("no file is overwritten, least of all the key, and a refused request leaves no empty certificate", async () => {
  const { data } = sandbox;
  const key = join(scratchFolder(), "private-key.pem");
  const certificate = join(scratchFolder(), "certificate.pem");
  const pem = readFileSync(merchant.privateKeyFile, "utf8");
  writeFileSync(key, pem);
  const made = await shiming(["csr", "--key", key, ...SUBJECT, "--out", key]);
  expect([made.code, made.stdout, made.stderr]).toEqual([
    1,
    "",
    `${key} is there already, and was left as it is.\n`,
  ]);
  const good = join(scratchFolder(), "request.pem");
  expect((await shiming(["csr", "--key", key, ...SUBJECT, "--out", good])).code).toBe(0);
  const issue = (mchId: string, csr: string, out: string) =>
    shiming(["merchants", "issue", mchId, "--data", data, "--csr", csr, "--out", out]);
  expect((await issue("1900000109", good, key)).stderr).toBe(made.stderr);
  expect(readFileSync(key, "utf8")).toBe(pem);
  expect((await issue("1900000109", key, certificate)).stderr).toMatch(/this is a private key/);
  expect((await issue("1999999999", good, certificate)).stderr).toMatch(/^Not found: /);
  expect(existsSync(certificate)).toBe(false);
});

test.each([
  ["a\nb", "the legal name has several lines: write it in one."],
  ["示例\u200b医院", "the legal name has a character that cannot be shown, the 3. (U+200B): delete it."],
  ["医", "the legal name says nothing: at least two characters that make a word."],
  ["12345", "the legal name says nothing: at least two characters that make a word."],
  ["示例".repeat(33), "the legal name has 66 characters; there is room for 64."],
])("a legal name is judged as that of a merchant is: %j", async (legalName, sentence) => {
  const args = ["csr", "--key", merchant.privateKeyFile, "--mch-id", "1900000109", "--legal-name", legalName];
  const { code, stdout, stderr } = await shiming(args);
  expect([code, stdout, stderr]).toEqual([2, "", `--legal-name: ${sentence}\n`]);
});

test("--json has the request and its subject", async () => {
  const { stdout } = await shiming(["csr", "--key", merchant.privateKeyFile, ...SUBJECT, "--json"]);
  const { csr, ...subject } = JSON.parse(stdout);
  expect(subject).toEqual({ mch_id: "1900000109", legal_name: "示例市第一人民医院，䶮院" });
  expect(run("openssl", ["req", "-verify", "-noout"], csr)).toBeDefined();
});

test("what cannot be a subject or a key is one sentence, and nothing is printed", async () => {
  const csr = (...args: string[]) => shiming(["csr", ...args]);
  const key = ["--key", merchant.privateKeyFile];
  const name = (legalName: string) => [...key, "--mch-id", "1900000109", "--legal-name", legalName];
  const certificate = join(scratchFolder(), "certificate.pem");
  writeFileSync(certificate, merchant.certificatePem);
  const runs = await Promise.all([
    csr(...key, "--mch-id", "1900000109", "--legal-name", " "),
    csr(...key, "--mch-id", "190000010A", "--legal-name", "示例"),
    csr("--key", "none.pem", ...SUBJECT),
    csr(...SUBJECT),
    csr("--key", certificate, ...SUBJECT),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([2, 2, 2, 2, 1].map((code) => [code, ""]));
  expect(runs.at(-1)?.stderr).toBe(
    "A private key is needed; this is a certificate; give the file of the private key.\n",
  );
  expect((await csr(...name("示例".repeat(32)))).code).toBe(0);
  expect(readFileSync(certificate, "utf8")).toBe(merchant.certificatePem);
});
