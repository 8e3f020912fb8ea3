import type { PlatformParts } from "@shiming/platform";
import { answerFields } from "@shiming/wire";
import { afterAll, beforeAll, expect, it } from "vitest";
import { merchant } from "../support/merchants.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { exchange, prepareExchange } from "../support/protocol.ts";

/** What happens while the identity is read: the certificate was found good by then, and nothing was released yet. */
let meanwhile: () => Promise<void> = async () => {};
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startPlatform({ replace: withWait });
});
afterAll(() => platform.close());

function withWait(parts: PlatformParts): PlatformParts {
  const find: PlatformParts["identities"]["find"] = async (account) => {
    await meanwhile();
    return parts.identities.find(account);
  };
  return { ...parts, identities: { find } };
}

it("a certificate that is revoked while a request is on its way gets nothing, and the token is not used up", async () => {
  const { accessToken, fields } = await prepareExchange(platform);
  const { merchants } = platform.stores;
  const put = (status: { state: "valid" } | { state: "revoked"; at: Date }) =>
    merchants.changeCertificates(merchant.mchId, (now) => ({
      next: now.map((each) => ({ ...each, status })),
      events: [],
    }));
  meanwhile = () => put({ state: "revoked", at: platform.now() });
  const refused = await exchange(platform, accessToken, fields);
  expect(refused.json).toMatchObject({ errcode: 94009 });
  expect(refused.json).not.toHaveProperty(answerFields.realName);
  meanwhile = async () => {};
  expect((await exchange(platform, accessToken, fields)).json).toMatchObject({ errcode: 94009 });
  await put({ state: "valid" });
  expect((await exchange(platform, accessToken, fields)).json).toMatchObject({ errcode: 0 });
});
