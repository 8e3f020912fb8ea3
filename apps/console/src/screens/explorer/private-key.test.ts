import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { KeyRefused, readPrivateKey } from "./private-key.ts";
import { openPkcs1 } from "./rsa-numbers.ts";

const vectors = new URL("../../../../../vectors/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, vectors), "utf8");
const signing = JSON.parse(read("signing.json"));
const opening = JSON.parse(read("opening.json"));

const openssl = (args: readonly string[], input?: string) =>
  execFileSync("openssl", args, { encoding: "utf8", input: input ?? "", stdio: ["pipe", "pipe", "ignore"] });

const refusal = (text: string) =>
  readPrivateKey(text).then(
    () => undefined,
    (error: unknown) => (error instanceof KeyRefused ? error : undefined),
  );

describe("a key in the browser", () => {
  it("signs as openssl has signed", async () => {
    for (const { key, string_to_sign, sign } of signing.valid) {
      expect(await (await readPrivateKey(read(key))).sign(string_to_sign)).toBe(sign);
    }
  });

  it("opens what openssl has encrypted, in GB18030", async () => {
    const some = opening.valid.slice(0, 4);
    for (const { key, encrypted_real_name, encrypted_credential_id, real_name, credential_id } of some) {
      const { numbers } = await readPrivateKey(read(key));
      const text = (sealed: string) =>
        new TextDecoder("gb18030").decode(openPkcs1(numbers, sealed) ?? new Uint8Array());
      expect([text(encrypted_real_name), text(encrypted_credential_id)]).toEqual([real_name, credential_id]);
    }
  });

  it("does not open what was encrypted to another", async () => {
    const { numbers } = await readPrivateKey(openssl(["genpkey", "-algorithm", "RSA"]));
    expect(openPkcs1(numbers, opening.valid[0].encrypted_real_name)).toBeUndefined();
    expect(openPkcs1(numbers, "AAAA")).toBeUndefined();
  });
});

describe("what is no PKCS#8", () => {
  const pkcs8 = read(signing.valid[0].key);

  it.each([
    ["PKCS#1", () => openssl(["rsa", "-traditional"], pkcs8)],
    ["with a passphrase", () => openssl(["pkcs8", "-topk8", "-passout", "pass:secret"], pkcs8)],
  ])("%s is told, with the command that converts it", async (_, make) => {
    const { command } = (await refusal(make())) as KeyRefused;
    expect(command).toMatch(/^openssl pkcs8 .*-out key\.pkcs8\.pem$/);
  });

  it("PKCS#1 is read once the command has converted it", async () => {
    const converted = openssl(["pkcs8", "-topk8", "-nocrypt"], openssl(["rsa", "-traditional"], pkcs8));
    expect((await readPrivateKey(converted)).bits).toBe(2048);
  });

  it.each([
    ["a public key", () => openssl(["pkey", "-pubout"], pkcs8)],
    ["an EC key", () => openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])],
    ["nothing", () => ""],
    ["half of it", () => pkcs8.slice(0, 400)],
  ])("%s is refused with a reason", async (_, make) => {
    expect((await refusal(make()))?.text.zh).toBeTruthy();
  });
});
