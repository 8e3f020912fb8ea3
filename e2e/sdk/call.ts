/** A call of the SDK at a server that may do anything, and the answer that it should get. */
import { inspect } from "node:util";
import { RealnameClient, type RealnameClientOptions, RealnameError, type RealnameInfo } from "@shiming/sdk";
import { answerFields } from "@shiming/wire";
import { expect, onTestFinished } from "vitest";
import { createTestTime } from "../../packages/sdk/src/testing/test-time.ts";
import { run } from "../support/commands.ts";
import { merchant, type TestMerchant } from "../support/merchants.ts";
import { credentialId, realName } from "../support/persons.ts";
import { answerWith, type MisbehavingServer } from "./misbehaving-server.ts";

export const SECRET = "the-secret-of-the-app";
export const AUTH_TOKEN = "the-auth-token-of-the-user";
export const ATTEMPT_MS = 5_000;
export const ATTEMPTS = 4;

/** Pauses pass by themselves; attempts end when a behaviour lets their time pass. */
export const newTime = () => createTestTime((milliseconds) => milliseconds < ATTEMPT_MS);

export function clientOf(url: string, changes: Partial<RealnameClientOptions> = {}): RealnameClient {
  const options = {
    baseUrl: url,
    appid: "wx0123456789abcdef",
    secret: SECRET,
    mchId: merchant.mchId,
    certificate: merchant.certificatePem,
    privateKey: merchant.privateKey.export({ type: "pkcs8", format: "pem" }),
    effects: newTime(),
    ...changes,
  } as RealnameClientOptions;
  const client = new RealnameClient(options);
  onTestFinished(() => client.close());
  return client;
}

/** How a call ended; nothing that it says may hold a secret, a token, the person's data, or a URL. */
export async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof RealnameError)) throw error;
    const told = [
      error.message,
      error.in("zh").message,
      inspect(error, { depth: 9, showHidden: true }),
    ].join();
    expect(told).not.toMatch(
      /the-secret|the-access-token|the-auth-token|张|三丰|9901011990|access_token=|http:/,
    );
    return error.code;
  }
}

export async function callAt(
  server: MisbehavingServer,
  changes: Partial<RealnameClientOptions> = {},
): Promise<unknown> {
  return outcomeOf(clientOf(server.url, changes).getRealnameInfo(AUTH_TOKEN));
}

export const encrypt = (input: Uint8Array, by: TestMerchant = merchant) =>
  run("openssl", ["pkeyutl", "-encrypt", "-inkey", by.privateKeyFile], input).toString("base64");
export const gbk = (text: string) => run("iconv", ["-f", "utf-8", "-t", "gb18030"], text);

export const rightAnswer = {
  errcode: 0,
  errmsg: "ok",
  [answerFields.realName]: encrypt(gbk(realName)),
  [answerFields.credentialId]: encrypt(Buffer.from(credentialId)),
  [answerFields.certSerialNo]: merchant.certSerialNo,
};
export const right = answerWith(JSON.stringify(rightAnswer));
export const answerBut = (changes: object) => answerWith(JSON.stringify({ ...rightAnswer, ...changes }));

export const textsOf = (info: unknown) => {
  const { realName, credentialId } = info as RealnameInfo;
  return [realName.reveal(), credentialId.reveal()];
};
