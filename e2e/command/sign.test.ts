import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { largeMerchant, merchant } from "../support/merchants.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const TIMESTAMP = 1573203570;
const TEXT = `cert_serialno=${merchant.certSerialNo}&timestamp=${TIMESTAMP}`;

function certificateOf({ certificatePem }: typeof merchant): string {
  const file = join(scratchFolder(), "certificate.pem");
  writeFileSync(file, certificatePem);
  return file;
}

const sign = (...args: string[]) => shiming(["sign", "--key", merchant.privateKeyFile, ...args]);
const signedByOpenssl = (text: string, file = merchant.privateKeyFile) =>
  run("openssl", ["dgst", "-sha256", "-sign", file], text).toString("base64");

test.each([merchant, largeMerchant])("sign signs as openssl does", async (signer) => {
  const { privateKeyFile, certSerialNo } = signer;
  const args = ["--certificate", certificateOf(signer), "--timestamp", String(TIMESTAMP), "--json"];
  const { code, stdout } = await shiming(["sign", "--key", privateKeyFile, ...args]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    cert_serialno: certSerialNo,
    timestamp: TIMESTAMP,
    sign: signedByOpenssl(`cert_serialno=${certSerialNo}&timestamp=${TIMESTAMP}`, privateKeyFile),
  });
});

test("openssl verifies what it signed for now, with the leading zeros of the serial number", async () => {
  const { stdout } = await sign("--certificate", certificateOf(merchant), "--json");
  const { cert_serialno, timestamp, sign: signature } = JSON.parse(stdout);
  expect(cert_serialno).toBe("00A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3");
  expect(Math.abs(timestamp * 1000 - Date.now())).toBeLessThan(300_000);
  const [publicKey, signatureFile] = [
    join(scratchFolder(), "public.pem"),
    join(scratchFolder(), "signature"),
  ];
  writeFileSync(publicKey, run("openssl", ["pkey", "-in", merchant.privateKeyFile, "-pubout"]));
  writeFileSync(signatureFile, Buffer.from(signature, "base64"));
  const verify = ["dgst", "-sha256", "-verify", publicKey, "-signature", signatureFile];
  const text = `cert_serialno=${cert_serialno}&timestamp=${timestamp}`;
  expect(run("openssl", verify, text).toString()).toBe("Verified OK\n");
});

test("without --json it is a field a line", async () => {
  const { stdout } = await sign("--cert-serialno", merchant.certSerialNo, "--timestamp", String(TIMESTAMP));
  expect(stdout.split("\n")).toEqual([
    `cert_serialno  ${merchant.certSerialNo}`,
    `timestamp  ${TIMESTAMP}`,
    `sign  ${signedByOpenssl(TEXT)}`,
    "",
  ]);
});

test("--explain prints the exact string to sign, its length and its digest", async () => {
  const args = ["--cert-serialno", merchant.certSerialNo, "--timestamp", String(TIMESTAMP), "--explain"];
  const digest = run("openssl", ["dgst", "-sha256", "-r"], TEXT).toString().split(" ")[0];
  const explained = { string_to_sign: TEXT, length: TEXT.length, sha256: digest };
  expect(JSON.parse((await sign(...args, "--json")).stdout)).toMatchObject(explained);
  expect((await sign(...args)).stdout.split("\n").slice(0, 3)).toEqual([
    `string_to_sign  ${TEXT}`,
    `length  ${TEXT.length}`,
    `sha256  ${digest}`,
  ]);
});

test("--bytes explains every byte, as od sees it", async () => {
  const args = ["--cert-serialno", merchant.certSerialNo, "--timestamp", String(TIMESTAMP), "--bytes"];
  const hex = run("od", ["-An", "-v", "-tx1"], TEXT).toString().trim().split(/\s+/);
  const lines = (await sign(...args)).stdout.split("\n").slice(3, 3 + hex.length);
  expect(lines.map((line) => line.trim().split(/ +/).slice(0, 3))).toEqual(
    hex.map((digits, place) => [String(place), digits, TEXT.charAt(place)]),
  );
  expect(lines.find((line) => line.includes("26  &"))).toContain("ampersand");
  const { bytes } = JSON.parse((await sign(...args, "--json")).stdout);
  expect(bytes.map(({ hex }: { hex: string }) => hex)).toEqual(hex);
});

test("a key that is not the certificate's is refused before it signs", async () => {
  const { code, stdout, stderr } = await sign("--certificate", certificateOf(largeMerchant));
  // By itself, `openssl req -x509` makes an authority's.
  const sentence =
    "The private key is not the one of the certificate, which calls itself an authority's (CA): is it the one that was issued to the merchant?\n";
  expect([code, stdout, stderr]).toEqual([1, "", sentence]);
});

test("a serial number or timestamp of another form is told, with the right one", async () => {
  const lower = await sign("--cert-serialno", merchant.certSerialNo.toLowerCase());
  expect([lower.code, lower.stdout]).toEqual([2, ""]);
  expect(lower.stderr).toContain(merchant.certSerialNo);
  const milliseconds = await sign("--cert-serialno", merchant.certSerialNo, "--timestamp", `${TIMESTAMP}000`);
  expect(milliseconds.code).toBe(2);
  expect(milliseconds.stderr).toMatch(new RegExp(`milliseconds.*${TIMESTAMP}\\.$`, "m"));
  for (const timestamp of ["", "now", "4294967296", "-1", "01"]) {
    const { code } = await sign("--cert-serialno", merchant.certSerialNo, `--timestamp=${timestamp}`);
    expect([timestamp, code]).toEqual([timestamp, 2]);
  }
});

test("what is missing or given twice is a usage error", async () => {
  const certificate = certificateOf(merchant);
  const runs = await Promise.all([
    sign(),
    sign("--certificate", certificate, "--cert-serialno", largeMerchant.certSerialNo),
    sign("--certificate", "none.pem"),
    shiming(["sign", "--key", "-", "--certificate", "-"]),
    shiming(["sign"]),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
});

test("the key is read from standard input", async () => {
  const input = readFileSync(merchant.privateKeyFile, "utf8");
  const fields = ["--cert-serialno", merchant.certSerialNo, "--timestamp", String(TIMESTAMP)];
  const { stdout } = await shiming(["sign", "--key", "-", ...fields, "--json"], { input });
  expect(JSON.parse(stdout).sign).toBe(signedByOpenssl(TEXT));
});
