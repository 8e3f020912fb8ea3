import { expect, it } from "vitest";
import { explanationsZh } from "../../shell/i18n/explanations.zh-CN.ts";
import { describePlatformCall } from "./platform-call.ts";

const CALL = {
  requestId: "1",
  method: "POST",
  milliseconds: 1,
  authorization: undefined,
  body: "",
  status: 200,
};
const encoded = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
const HEADER = { alg: "ES256", kid: "2026-1", typ: "JWT" };
const CLAIMS = {
  ...{
    iss: "https://city.example",
    aud: "https://realname.example.com",
    sub: "u1",
    appid: "wx1a2b3c4d5e6f7081",
  },
  ...{ client_os: "ios", client_version: "8.0.50", iat: 1_772_000_000, exp: 1_772_000_060, jti: "x1" },
};
const REFUSAL = {
  ...{ type: "about:blank", title: "Forbidden", status: 403, detail: "…" },
  ...{ errMsg: "openRealnameAuth:fail access denied", reason: "…" },
};

it.each([
  [
    "a host's question, and its refusal",
    {
      url: "/host/consent-requests",
      authorization: `Bearer ${encoded(HEADER)}.${encoded(CLAIMS)}.c2ln`,
      body: '{"category_id":[99,904]}',
      answer: JSON.stringify(REFUSAL),
    },
  ],
  [
    "an exchange",
    {
      url: "/cgi-bin/wxopen/getrealnameinfo?access_token=t",
      body: '{"auth_token":"a","mch_id":"1900000109","cert_serialno":"0A","timestamp":1,"sign":"s"}',
      answer:
        '{"errcode":0,"errmsg":"ok","encryted_real_name":"n","encryted_credential_id":"c","cert_serialno":"0A"}',
    },
  ],
  [
    "an exchange of items",
    {
      url: "/cgi-bin/wxopen/getrealnameinfo?access_token=t",
      body: '{"auth_token":"a","mch_id":"1900000109","cert_serialno":"0A","timestamp":1,"sign":"s"}',
      answer:
        '{"errcode":0,"errmsg":"ok","encryted_real_name":"n","encrypted_claims":"c","cert_serialno":"0A"}',
    },
  ],
])("%s has an explanation for every field", (_, call) => {
  const { request, response } = describePlatformCall({ ...CALL, ...call });
  const unexplained = [...request, ...response].filter(
    ({ explanation = "" }) => !(explanation in explanationsZh),
  );
  expect(request.length + response.length).toBeGreaterThan(10);
  expect(unexplained).toEqual([]);
});
