import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../support/commands.ts";
import { largeMerchant, merchant, strangeMerchant } from "../support/merchants.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const TIMESTAMP = "1573203570";
const stringToSign = (serial = merchant.certSerialNo, timestamp = TIMESTAMP) =>
  `cert_serialno=${serial}&timestamp=${timestamp}`;
const signature = (text: string, ...args: string[]) =>
  run(
    "openssl",
    ["dgst", ...(args.length > 0 ? args : ["-sha256"]), "-sign", merchant.privateKeyFile],
    text,
  ).toString("base64");

function fileOf(content: string | Uint8Array): string {
  const file = join(scratchFolder(), "file");
  writeFileSync(file, content);
  return file;
}

const requestOf = (fields: object = {}) =>
  JSON.stringify({
    ...{
      auth_token: "t",
      mch_id: merchant.mchId,
      cert_serialno: merchant.certSerialNo,
      timestamp: Number(TIMESTAMP),
    },
    ...{ sign: signature(stringToSign()), ...fields },
  });

const verify = (input: string, ...args: string[]) =>
  shiming(["verify", "--certificate", fileOf(merchant.certificatePem), "--request", "-", ...args], { input });

test("verify finds a signature by openssl right, for the certificate and for the public key", async () => {
  const publicKey = fileOf(run("openssl", ["pkey", "-in", merchant.privateKeyFile, "-pubout"]));
  const byCertificate = await verify(requestOf());
  const byKey = await shiming(["verify", "--public-key", publicKey, "--request", fileOf(requestOf())]);
  for (const { code, stdout } of [byCertificate, byKey]) {
    expect([code, stdout]).toEqual([0, "The signature is right.\n"]);
  }
});

test("verify takes what sign prints, and a request in a file with a byte order mark", async () => {
  const certificate = fileOf(merchant.certificatePem);
  const args = ["--key", merchant.privateKeyFile, "--certificate", certificate, "--json"];
  const { stdout } = await shiming(["sign", ...args]);
  expect((await verify(stdout)).code).toBe(0);
  expect((await verify(`\ufeff${requestOf()}`)).code).toBe(0);
});

test.each([
  [
    `{"data":${requestOf()}}`,
    'In the request, cert_serialno lies inside "data"; send it as a member of the body itself.',
  ],
  [requestOf({ timestamp: undefined, time: 1 }), "In the request, it is spelt timestamp; time was sent."],
  [
    "{'sign': 1}",
    "The request is no JSON object: the body is a Python dict as it is printed, with single quotes; send json.dumps(…).",
  ],
])("a request whose fields cannot be read is refused with the reason: %#", async (request, sentence) => {
  expect(await verify(request)).toMatchObject({ code: 2, stderr: `${sentence}\n` });
});

test("the fields may be options, and stand above the request", async () => {
  const fields = ["--timestamp", TIMESTAMP, "--sign", signature(stringToSign())];
  const certificate = fileOf(merchant.certificatePem);
  expect((await shiming(["verify", "--certificate", certificate, ...fields])).code).toBe(0);
  expect((await verify(requestOf(), "--timestamp", "1573203571")).code).toBe(1);
});

test.each([
  ["newline_added", { sign: signature(`${stringToSign()}\n`) }],
  ["digest_sha1", { sign: signature(stringToSign(), "-sha1") }],
  ["timestamp_milliseconds", { timestamp: `${TIMESTAMP}000` }],
  ["serial_lower_case", { cert_serialno: merchant.certSerialNo.toLowerCase() }],
  ["sign_url_encoded", { sign: encodeURIComponent(signature(stringToSign())) }],
  ["sign_malformed", { sign: "not base64!" }],
])("a wrong signature has its mistake named: %s", async (word, fields) => {
  const { code, stdout } = await verify(requestOf(fields), "--json");
  const { valid, mistakes } = JSON.parse(stdout);
  expect([code, valid]).toEqual([1, false]);
  expect(mistakes.map((each: { word: string }) => each.word)).toContain(word);
});

test("a signature by another key is wrong, in English or in Chinese", async () => {
  const sign = run("openssl", ["dgst", "-sha256", "-sign", strangeMerchant.privateKeyFile], stringToSign());
  const request = requestOf({ sign: sign.toString("base64") });
  const english = await verify(request, "--lang", "en");
  expect(english.code).toBe(1);
  expect(english.stdout).toMatch(/^The signature is wrong:\n/);
  expect(english.stdout).toContain(`to be signed: ${stringToSign()}\n`);
  expect((await verify(request, "--lang", "zh")).stdout).toMatch(/^签名错误：\n/);
});

test("a signature that is right but names another certificate is told apart", async () => {
  const { certSerialNo } = largeMerchant;
  const request = requestOf({ cert_serialno: certSerialNo, sign: signature(stringToSign(certSerialNo)) });
  const { code, stdout } = await verify(request, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).mistakes).toMatchObject([
    { word: "cert_serialno_of_another", en: expect.stringContaining(merchant.certSerialNo) },
  ]);
});

test("what is missing, no JSON, or no certificate is told in one sentence", async () => {
  const certificate = fileOf(merchant.certificatePem);
  const runs = await Promise.all([
    verify("{}"),
    verify("sign=x"),
    verify("[]"),
    shiming(["verify", "--sign", "x"]),
    shiming(["verify", "--certificate", certificate, "--public-key", certificate]),
    shiming(["verify", "--certificate", "-", "--request", "-"]),
    shiming(["verify", "--certificate", merchant.privateKeyFile]),
    shiming(["verify", "--public-key", merchant.privateKeyFile]),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(
    [2, 2, 2, 2, 2, 2, 1, 1].map((code) => [code, ""]),
  );
  for (const { stderr } of runs) expect(stderr).toMatch(ONE_SENTENCE);
});
