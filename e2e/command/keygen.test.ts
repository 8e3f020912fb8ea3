import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const bitsOf = (pem: string, ...args: string[]) =>
  Number(/\((\d+) bit/.exec(run("openssl", ["pkey", "-noout", "-text", ...args], pem).toString())?.[1]);

test.each(["2048", "3072", "4096"])("keygen makes an RSA key of %s bits that openssl reads", async (bits) => {
  const { code, stdout } = await shiming(["keygen", "--bits", bits, "--out", "-"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^-----BEGIN PRIVATE KEY-----\n[\w+/=\n]+-----END PRIVATE KEY-----\n$/);
  expect(bitsOf(stdout)).toBe(Number(bits));
});

test("the key is for its owner alone, and what to do next is said", async () => {
  const file = join(scratchFolder(), "merchant", "private-key.pem");
  const { code, stdout } = await shiming(["keygen", "--out", file]);
  expect(code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(stdout).toContain(`shiming csr --key ${file}`);
  expect(stdout).not.toContain("PRIVATE KEY");
});

test("a file that is there is left as it was", async () => {
  const file = join(scratchFolder(), "private-key.pem");
  writeFileSync(file, "mine");
  const { code, stdout, stderr } = await shiming(["keygen", "--out", file]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(`${file} is there already, and was left as it is.\n`);
  expect(readFileSync(file, "utf8")).toBe("mine");
});

test("a folder that cannot be made is one sentence", async () => {
  const file = join(scratchFolder(), "file");
  writeFileSync(file, "");
  const { code, stderr } = await shiming(["keygen", "--out", join(file, "private-key.pem")]);
  expect([code, stderr]).toEqual([
    2,
    `${join(file, "private-key.pem")} cannot be written: a part of the path is a file, not a folder; name another path.\n`,
  ]);
});

test("a passphrase from a file, from standard input or from the environment encrypts the key", async () => {
  const folder = scratchFolder();
  const passphrase = join(folder, "passphrase");
  writeFileSync(passphrase, "correct horse\n");
  const runs = await Promise.all([
    shiming(["keygen", "--out", "-", "--passphrase-file", passphrase]),
    shiming(["keygen", "--out", "-", "--passphrase-file", "-"], { input: "correct horse\n" }),
    shiming(["keygen", "--out", "-"], { env: { SHIMING_PRIVATE_KEY_PASSPHRASE: "correct horse" } }),
  ]);
  for (const { code, stdout } of runs) {
    expect(code).toBe(0);
    expect(stdout).toContain("BEGIN ENCRYPTED PRIVATE KEY");
    expect(bitsOf(stdout, "-passin", `file:${passphrase}`)).toBe(2048);
    expect(() => bitsOf(stdout, "-passin", "pass:another")).toThrow();
  }
});

test("--json says where the key is, and nothing of it", async () => {
  const file = join(scratchFolder(), "private-key.pem");
  const { stdout } = await shiming(["keygen", "--out", file, "--json"]);
  expect(JSON.parse(stdout)).toEqual({ private_key_file: file, bits: 2048, encrypted: false });
});

test("an empty passphrase, another size and --json without a file are usage errors", async () => {
  const runs = await Promise.all([
    shiming(["keygen", "--out", "-", "--passphrase-file", "-"]),
    shiming(["keygen", "--bits", "1024"]),
    shiming(["keygen", "--out", "-", "--json"]),
    shiming(["keygen", "--passphrase-file", join(scratchFolder(), "none")]),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
});
