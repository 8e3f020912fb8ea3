/** Clients of the field, each in its own way of calling `checkrealnameinfo`: none of them was written for this platform. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Received, send } from "./support/http.ts";
import { credentialId, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { addVerifyingApp, askLoginCode, consentToVerification, openidOf } from "./support/verification.ts";
import type { TestApp } from "./support/world.ts";

const runBeside = promisify(execFile);

let platform: TestPlatform;
let app: TestApp;
let userId: string;
let openid: string;

beforeAll(async () => {
  platform = await startPlatform();
  app = await addVerifyingApp(platform);
  userId = await platform.addPerson();
  openid = await openidOf(platform, userId, app);
});
afterAll(() => platform.close());

const url = (path: string, query: Record<string, string>) =>
  `${platform.url}${path}?${new URLSearchParams(query)}`;

async function stableToken(): Promise<string> {
  const body = JSON.stringify({ grant_type: "client_credential", ...app });
  const { json } = await send(`${platform.url}/cgi-bin/stable_token`, { method: "POST", body });
  return json.access_token;
}

interface Way {
  readonly headers: Record<string, string>;
  readonly body: (code: string) => string;
}

const fields = (code: string) => ({ openid, real_name: realName, cred_id: credentialId, code });
/** As some serializers write what is not ASCII, and what could end a script. */
const escaped = (json: string) =>
  json.replace(/[^\x20-\x7e]|[<>&+]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
const percentEncoded = (code: string) =>
  [...code].map((each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`).join("");

const ways: Record<string, Way> = {
  "Java, by a REST template: cred_type as a number, a charset, fields of its own left null": {
    headers: {
      "content-type": "application/json;charset=UTF-8",
      accept: "application/json, application/*+json",
    },
    body: (code) => JSON.stringify({ ...fields(code), cred_type: 1, access_token: null }),
  },
  "Go, by a struct: cred_type as a string, an object with a line feed behind it": {
    headers: {
      "content-type": "application/json",
      "user-agent": "go-resty/2.7.0",
      "accept-encoding": "gzip",
    },
    body: (code) => `${escaped(JSON.stringify({ ...fields(code), cred_type: "1" }))}\n`,
  },
  "C#, by a serializer that escapes Chinese, with the access token in the body, too": {
    headers: { "content-type": "application/json; charset=utf-8", expect: "" },
    body: (code) => escaped(JSON.stringify({ access_token: "x", ...fields(code), cred_type: "1" })),
  },
  "TypeScript, by fetch: cred_type as a number, and the code percent-encoded as it came from a URL": {
    headers: { "content-type": "application/json" },
    body: (code) => JSON.stringify({ ...fields(percentEncoded(code)), cred_type: 1 }),
  },
  "PHP, by cURL: JSON that is said to be a form": {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: (code) => JSON.stringify({ ...fields(code), cred_type: "1" }),
  },
};

async function call({ headers, body }: Way): Promise<Received> {
  const code = await consentToVerification(platform, userId, app);
  const access_token = await stableToken();
  const { expect: _, ...sent } = headers;
  const request = { method: "POST", headers: sent, body: body(code) };
  return send(url("/intp/realname/checkrealnameinfo", { access_token }), request);
}

describe("a client in", () => {
  it.each(Object.keys(ways))("%s, is answered", async (name) => {
    const { json } = await call(ways[name] as Way);
    expect(json).toEqual({
      ...{ errcode: 0, errmsg: "ok" },
      ...{ verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_MA" },
    });
  });
});

/** From the login to the answer, with what its language has: it reads members as such programs do, by their names. */
const PYTHON = `
import json, sys, urllib.parse, urllib.request
base, appid, secret, js_code, code, name, number = sys.argv[1:]
def get(path, **query):
    with urllib.request.urlopen(base + path + "?" + urllib.parse.urlencode(query), timeout=10) as answer:
        return json.load(answer)
token = get("/cgi-bin/token", grant_type="client_credential", appid=appid, secret=secret)["access_token"]
session = get("/sns/jscode2session", appid=appid, secret=secret, js_code=js_code, grant_type="authorization_code")
payload = {"openid": session["openid"], "real_name": name, "cred_id": number, "cred_type": "1", "code": code}
request = urllib.request.Request(base + "/intp/realname/checkrealnameinfo?access_token=" + token,
    data=json.dumps(payload).encode(), headers={"Content-Type": "application/json"})
with urllib.request.urlopen(request, timeout=10) as answer:
    data = json.load(answer)
print(json.dumps([data.get("errcode"), data.get("verify_openid"), data.get("verify_real_name")]))
`;

it("a program in Python walks from wx.login to the answer", async () => {
  const code = await consentToVerification(platform, userId, app);
  const { json } = await askLoginCode(platform, userId, app);
  const args = [platform.url, app.appid, app.secret, json.js_code, code, realName, credentialId];
  const { stdout } = await runBeside("python3", ["-c", PYTHON, ...args]);
  expect(JSON.parse(stdout)).toEqual([0, "V_OP_NM_MA", "V_NM_ID_MA"]);
});
