import { answerFields } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeName, decryptValue } from "./support/commands.ts";
import { largeMerchant, merchant } from "./support/merchants.ts";
import { credentialId, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { exchange, prepareExchange } from "./support/protocol.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

describe("an exchange", () => {
  it.each([
    ["RSA 2048", merchant],
    ["RSA 4096", largeMerchant],
  ])("gives name and ID number, encrypted to the certificate named (%s)", async (_, by) => {
    const { accessToken, fields } = await prepareExchange(platform, by);
    const { status, headers, json } = await exchange(platform, accessToken, fields);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/json");
    expect(Object.keys(json)).toEqual(["errcode", "errmsg", ...Object.values(answerFields)]);
    expect(json).toMatchObject({ errcode: 0, errmsg: "ok", cert_serialno: by.certSerialNo });
    expect(decodeName(decryptValue(json[answerFields.realName], by.privateKeyFile))).toBe(realName);
    expect(decryptValue(json[answerFields.credentialId], by.privateKeyFile).toString()).toBe(credentialId);
  });
});
