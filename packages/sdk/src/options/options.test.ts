import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { sensitive } from "@shiming/crypto";
import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { RealnameClient } from "../client.ts";
import type { RealnameError } from "../error/realname-error.ts";
import { run } from "../testing/command.ts";
import {
  certificateOf,
  certSerialNo,
  keyFile,
  privateKey,
  sampleOptions,
} from "../testing/sample-options.ts";
import { createTestTime } from "../testing/test-time.ts";
import type { RealnameClientOptions } from "./options.ts";

/** What is told when these options take the place of right ones. */
function errorWith(changes: object): RealnameError | undefined {
  try {
    new RealnameClient({ ...sampleOptions, ...changes } as RealnameClientOptions);
    return undefined;
  } catch (error) {
    return error as RealnameError;
  }
}

const certificate = certificateOf("rsa-2048", certSerialNo);
const encrypted = run("openssl", [
  "pkcs8",
  "-topk8",
  "-in",
  keyFile("rsa-2048"),
  "-passout",
  "pass:a-pass-phrase",
]).toString();

describe("options that are right", () => {
  it.each([
    {},
    { baseUrl: new URL("https://gateway.example.com/realname/") },
    { baseUrl: "http://127.0.0.1:8080" },
    { baseUrl: "http://[::1]:8080" },
    { baseUrl: "http://localhost:8080" },
    { baseUrl: "http://api.localhost:8080" },
    { baseUrl: "http://10.0.0.7", allowInsecureHttp: true },
    { secret: sensitive("s3cret") },
    { privateKey: Buffer.from(privateKey) },
    { privateKey: encrypted, passphrase: "a-pass-phrase" },
    { certSerialNo: undefined, certificate },
    { certificate },
    { timeoutMs: 60_000, attemptTimeoutMs: 1, attempts: 10, workers: 4, language: "zh" },
  ])("are taken: %o", (changes) => {
    expect(errorWith(changes)).toBeUndefined();
  });
});

describe("an option that is wrong", () => {
  it.each([
    ["option_missing", "baseUrl", { baseUrl: undefined }],
    ["option_invalid", "baseUrl", { baseUrl: "realname.example.com" }],
    ["option_invalid", "baseUrl", { baseUrl: "ftp://realname.example.com" }],
    ["option_invalid", "baseUrl", { baseUrl: "https://user:s3cret@realname.example.com" }],
    ["option_invalid", "baseUrl", { baseUrl: "https://realname.example.com/?secret=s3cret" }],
    ["insecure_base_url", "baseUrl", { baseUrl: "http://realname.example.com" }],
    ["insecure_base_url", "baseUrl", { baseUrl: "http://127.0.0.1.example.com" }],
    ["insecure_base_url", "baseUrl", { baseUrl: "http://localhost.example.com" }],
    ["insecure_base_url", "baseUrl", { baseUrl: "http://10.0.0.7" }],
    ["option_missing", "appid", { appid: "" }],
    ["option_invalid", "appid", { appid: "WX0123456789ABCDEF" }],
    ["option_missing", "secret", { secret: undefined }],
    ["option_invalid", "secret", { secret: "s3cret\n" }],
    ["option_invalid", "mchId", { mchId: 1900000109 }],
    ["option_missing", "certificate", { certSerialNo: undefined }],
    ["option_invalid", "certSerialNo", { certSerialNo: certSerialNo.toLowerCase() }],
    ["option_invalid", "certSerialNo", { certSerialNo: certSerialNo.replace(/^00/, "") }],
    ["option_invalid", "certSerialNo", { certificate, certSerialNo: "0".repeat(40) }],
    ["certificate_malformed", "certificate", { certificate: "-----BEGIN CERTIFICATE-----" }],
    ["option_missing", "privateKey", { privateKey: undefined }],
    ["option_invalid", "privateKey", { privateKey: 7 }],
    ["key_malformed", "privateKey", { privateKey: certificate }],
    ["passphrase_missing_or_wrong", "privateKey", { privateKey: encrypted }],
    ["passphrase_missing_or_wrong", "privateKey", { privateKey: encrypted, passphrase: "wrong" }],
    ["option_invalid", "passphrase", { passphrase: 7 }],
    ["key_not_rsa", "privateKey", { privateKey: ecKey() }],
    ["option_invalid", "timeoutMs", { timeoutMs: 60_001 }],
    ["option_invalid", "attemptTimeoutMs", { attemptTimeoutMs: 0 }],
    ["option_invalid", "attempts", { attempts: 1.5 }],
    ["option_invalid", "workers", { workers: -1 }],
    ["option_invalid", "tokenCache", { tokenCache: new Set() }],
    ["option_invalid", "dispatcher", { dispatcher: "http://proxy.example.com:3128" }],
    ["option_invalid", "dispatcher", { dispatcher: null }],
    ["option_invalid", "language", { language: "fr" }],
  ])("is %s of %s", (code, subject, changes) => {
    const error = errorWith(changes);
    expect(error).toMatchObject({ name: "RealnameError", code, subject, fault: "caller", retryable: false });
    expect(error?.message.startsWith(subject) || error?.message.includes(` ${subject} `)).toBe(true);
    expect(inspect(error)).not.toMatch(/s3cret|BEGIN CERTIFICATE-----\n|a-pass-phrase/);
  });

  it.each([undefined, null, {}])("is told of %j, too", (nothing) => {
    expect(() => new RealnameClient(nothing as unknown as RealnameClientOptions)).toThrow(
      expect.objectContaining({ code: "option_missing", subject: "baseUrl" }),
    );
  });

  it("is told in the language that was asked for", () => {
    expect(errorWith({ appid: "x", language: "zh" })?.message).toBe(
      "appid 格式不正确。请设置为小程序的 appid：wx 加 16 位小写十六进制数字。",
    );
  });
});

describe("a client without a merchant", () => {
  const { baseUrl, appid, secret } = sampleOptions;

  it("is one that verifies: what needs a merchant says so, and sends nothing", async () => {
    const client = new RealnameClient({ baseUrl, appid, secret });
    const said = { code: "option_missing", subject: "mchId", fault: "caller" };
    await expect(client.getRealnameInfo("token")).rejects.toMatchObject(said);
    await expect(client.getItems("token", ["masked_name"])).rejects.toMatchObject(said);
    await client.close();
  });

  it.each([
    ["mchId", { privateKey }],
    ["mchId", { certSerialNo }],
    ["mchId", { passphrase: "x" }],
    ["privateKey", { mchId: sampleOptions.mchId }],
  ])("is not one of which a part is set: %s is missing", (subject, part) => {
    const options = { baseUrl, appid, secret, ...part } as RealnameClientOptions;
    expect(() => new RealnameClient(options)).toThrow(
      expect.objectContaining({ code: "option_missing", subject }),
    );
  });
});

it("a key and a certificate that do not belong together are found at once", () => {
  const error = errorWith({
    privateKey: readFileSync(keyFile("rsa-3072"), "utf8"),
    certificate,
    certSerialNo: undefined,
  });
  expect(error).toMatchObject({ code: "key_mismatch", fault: "caller" });
});

it("an AbortController in the place of its signal is named, and leaves nothing behind", async () => {
  const time = createTestTime();
  const client = new RealnameClient({ ...sampleOptions, effects: time });
  const signal = new AbortController() as unknown as AbortSignal;
  await expect(client.getCategories({ signal })).rejects.toMatchObject({
    code: "option_invalid",
    subject: "signal",
    fault: "caller",
  });
  expect(time.pending).toBe(0);
});

it("a dispatcher of another undici is named as what is wrong, and not tried again", async () => {
  let calls = 0;
  const dispatcher = {
    dispatch() {
      calls += 1;
      throw Object.assign(new Error("invalid onConnect method"), { code: "UND_ERR_INVALID_ARG" });
    },
  } as unknown as Dispatcher;
  const client = new RealnameClient({ ...sampleOptions, dispatcher });
  await expect(client.getCategories()).rejects.toMatchObject({
    code: "option_invalid",
    subject: "dispatcher",
    retryable: false,
  });
  expect(calls).toBe(1);
});

it("a client does not print what it was given", () => {
  const client = new RealnameClient(sampleOptions);
  const printed = `${inspect(client, { depth: 9, showHidden: true })}${JSON.stringify(client)}${client}`;
  expect(printed).not.toMatch(/nobody-may-see|PRIVATE KEY/);
});

function ecKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
