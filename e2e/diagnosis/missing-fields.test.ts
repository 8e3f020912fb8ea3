/** Fields that a request has, but not where they belong, or not by their own name: each call says where they are. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { post, send } from "../support/http.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { exchange, type Fields, fetchToken, realnameInfoFields } from "../support/protocol.ts";
import { checkRealnameInfo } from "../support/verification.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const moved = (field: string, object: string) =>
  `hint: ${field} lies inside "${object}"; send it as a member of the body itself`;
const renamed = (field: string, name: string) => `hint: it is spelt ${field}; ${name} was sent`;

const body = () => realnameInfoFields(platform, "n".repeat(43));
const without = (field: string, fields = body()) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));

test.each<[string, string, () => Fields]>([
  ["all of them", moved("cert_serialno", "data"), () => ({ data: body() })],
  ["all, as text", moved("cert_serialno", "body"), () => ({ body: JSON.stringify(body()) })],
  ["the time", moved("timestamp", "head"), () => ({ ...without("timestamp"), head: { timestamp: 1 } })],
  ["the merchant", moved("mch_id", "head"), () => ({ ...without("mch_id"), head: { mch_id: "1" } })],
  ["the signature", moved("sign", "head"), () => ({ ...without("sign"), head: { sign: "x" } })],
  ["another name", renamed("sign", "signature"), () => ({ ...without("sign"), signature: "x" })],
])("of an exchange: %s", async (_, hint, fields) => {
  const { json } = await exchange(platform, await fetchToken(platform), fields());
  expect(json.errmsg).toContain(hint);
});

test.each<[string, Fields]>([
  [moved("openid", "params"), { params: { openid: "x" } }],
  [renamed("openid", "openId"), { openId: "x" }],
  [renamed("real_name", "name"), { openid: `o${"a".repeat(27)}`, name: "x" }],
])("of a verification: %s", async (hint, fields) => {
  const { json } = await checkRealnameInfo(platform, await fetchToken(platform), fields);
  expect([json.errcode, json.errmsg]).toEqual([40097, `invalid args ${hint}`]);
});

test.each([
  [moved("grant_type", "data"), (client: Fields) => ({ data: client })],
  [renamed("grant_type", "grantType"), (client: Fields) => ({ ...client, grant_type: null, grantType: "x" })],
  [renamed("appid", "appId"), (client: Fields) => ({ ...client, appid: undefined, appId: "x" })],
  [renamed("secret", "appsecret"), (client: Fields) => ({ ...client, secret: undefined, appsecret: "x" })],
])("of who asks for an access token: %s", async (hint, sent) => {
  const client = { grant_type: "client_credential", ...platform.world.app };
  const { json } = await post(`${platform.url}/cgi-bin/stable_token`, sent(client));
  expect(json.errmsg).toContain(hint);
});

test.each([
  ["/cgi-bin/token?grantType=client_credential", renamed("grant_type", "grantType")],
  ["/cgi-bin/token?grant_type=client_credential&appId=x", renamed("appid", "appId")],
  ["/sns/jscode2session?grant_type=authorization_code&appid=x&appsecret=x", renamed("secret", "appsecret")],
])("of the address %s", async (address, hint) => {
  expect((await send(`${platform.url}${address}`)).json.errmsg).toContain(hint);
});

test("of who logs in", async () => {
  const query = { ...platform.world.app, grant_type: "authorization_code", code: "x" };
  const { json } = await send(`${platform.url}/sns/jscode2session?${new URLSearchParams(query)}`);
  expect(json.errmsg).toContain(renamed("js_code", "code"));
});
