import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeCertificate, run } from "../support/commands.ts";
import { largeMerchant, merchant, strangeMerchant, type TestMerchant } from "../support/merchants.ts";
import { shiming } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

const NUMBER = "99999919730601019X";

function fileOf(content: string): string {
  const file = join(scratchFolder(), "file");
  writeFileSync(file, content);
  return file;
}

/** As a platform that is made of openssl and iconv would answer. */
function encrypt(plaintext: string | Buffer, to: TestMerchant, ...options: string[]): string {
  const certificate = fileOf(makeCertificate(to.privateKeyFile, "01", "x"));
  const args = ["pkeyutl", "-encrypt", "-certin", "-inkey", certificate, ...options];
  return run("openssl", args, plaintext).toString("base64");
}
const inCharset = (name: string, charset: string) => run("iconv", ["-f", "utf-8", "-t", charset], name);
const answerOf = (name: Buffer, number: string, to = merchant) => ({
  errcode: 0,
  errmsg: "ok",
  encryted_real_name: encrypt(name, to),
  encryted_credential_id: encrypt(number, to),
});

const decrypt = (input: string, ...args: string[]) =>
  shiming(["decrypt", "--key", merchant.privateKeyFile, ...args], { input });

test.each([
  ["张三丰", "gbk"],
  ["阿依古丽·买买提", "gbk"],
  ["䶮文博", "gb18030"],
  ["陈𬭎", "gb18030"],
])("decrypt opens an answer that openssl and iconv made for %s in %s", async (name, charset) => {
  const answer = JSON.stringify(answerOf(inCharset(name, charset), NUMBER));
  const { code, stdout, stderr } = await decrypt(answer);
  expect([code, stdout, stderr]).toEqual([0, `real_name  ${name}\ncredential_id  ${NUMBER}\n`, ""]);
  expect(JSON.parse((await decrypt(answer, "--json")).stdout)).toEqual({
    real_name: name,
    credential_id: NUMBER,
  });
});

test("an answer in a file, under the right spelling, for RSA 4096", async () => {
  const { encryted_real_name, encryted_credential_id } = answerOf(
    inCharset("䶮文博", "gb18030"),
    NUMBER,
    largeMerchant,
  );
  const file = fileOf(
    JSON.stringify({
      encrypted_real_name: encryted_real_name,
      encrypted_credential_id: encryted_credential_id,
      more: 1,
    }),
  );
  const { stdout } = await shiming(["decrypt", "--key", largeMerchant.privateKeyFile, file, "--json"]);
  expect(JSON.parse(stdout)).toEqual({ real_name: "䶮文博", credential_id: NUMBER });
});

test("one value alone is told to be a name or an ID number, also with line breaks", async () => {
  const [name, number] = [encrypt(inCharset("䶮文博", "gb18030"), merchant), encrypt(NUMBER, merchant)];
  expect((await decrypt(name)).stdout).toBe("real_name  䶮文博\n");
  expect((await decrypt(number)).stdout).toBe(`credential_id  ${NUMBER}\n`);
  const wrapped = run("openssl", ["base64"], Buffer.from(name, "base64")).toString();
  expect(wrapped.trim()).toContain("\n");
  expect((await decrypt(wrapped)).stdout).toBe("real_name  䶮文博\n");
});

test("--mask shows that it works without showing whose they are", async () => {
  const answer = JSON.stringify(answerOf(inCharset("䶮文博", "gb18030"), NUMBER));
  expect((await decrypt(answer, "--mask")).stdout).toBe(
    `real_name  **博\ncredential_id  9${"*".repeat(16)}X\n`,
  );
});

test("whatever the key does not open is one and the same failure", async () => {
  const name = inCharset("张三丰", "gbk");
  const right = answerOf(name, NUMBER);
  const oaep = encrypt(name, merchant, "-pkeyopt", "rsa_padding_mode:oaep");
  const inputs = [
    JSON.stringify(answerOf(name, NUMBER, strangeMerchant)),
    JSON.stringify({ ...right, encryted_real_name: oaep }),
    JSON.stringify({ ...right, encryted_credential_id: "!" }),
    JSON.stringify(answerOf(Buffer.from("张三丰"), "999999197306010190")),
    JSON.stringify({ ...right, encryted_real_name: encrypt(Buffer.from([0xff, 0xff]), merchant) }),
    encrypt(name, strangeMerchant),
    oaep,
    encrypt("two\nlines", merchant),
    "not base64",
  ];
  const runs = await Promise.all(inputs.map((input) => decrypt(input)));
  for (const { code, stdout, stderr } of runs) {
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(runs[0]?.stderr);
    expect(stderr).toMatch(/^The real-name information cannot be read with this private key[^\n]+\n$/);
  }
});

test("an answer that is an error is told with its fault and advice", async () => {
  const answer = JSON.stringify({ errcode: 94005, errmsg: "invalid user token" });
  const chinese = await decrypt(answer, "--lang", "zh");
  expect([chinese.code, chinese.stdout]).toEqual([1, ""]);
  expect(chinese.stderr).toMatch(/^94005 invalid user token\n {2}责任方 {2}调用方程序\n/);
  const json = await decrypt(answer, "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ errcode: 94005, fault: "caller", retryable: false });
});

test("an answer with one of the two, where no more was consented to, tells that one", async () => {
  const answer = JSON.stringify({ errcode: 0, encryted_credential_id: encrypt(NUMBER, merchant) });
  const { code, stdout } = await decrypt(answer);
  expect([code, stdout]).toEqual([0, `credential_id  ${NUMBER}\n`]);
});

test("a private key in place of an answer, or half an answer, is one sentence that repeats nothing of it", async () => {
  const value = encrypt(NUMBER, merchant);
  const runs = await Promise.all([
    decrypt(`{"encryted_credential_id":"${value}"`),
    shiming(["decrypt", "--key", fileOf(merchant.certificatePem)], { input: value }),
    shiming(["decrypt", "--key", "-"]),
    shiming(["decrypt"], { input: value }),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([2, 1, 2, 2].map((code) => [code, ""]));
  for (const { stderr } of runs) expect(stderr).not.toContain(value.slice(0, 20));
});

test.each(["", "not base64!", "[1]", `HTTP/1.1 200 OK\r\n\r\n{"errcode":0}`, '"AAAA"'])(
  "what is neither an answer nor a value is told so, and no key is blamed: %j",
  async (text) => {
    const { code, stdout, stderr } = await decrypt(text);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(
      "What was given is neither an answer in JSON, and nothing else, nor one value in base64.\n",
    );
  },
);
