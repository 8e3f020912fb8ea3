import { randomBytes } from "node:crypto";
import { endAccess } from "@shiming/core";
import { sensitive } from "@shiming/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post, type Received, send } from "./support/http.ts";
import { testKeys } from "./support/keys.ts";
import { OPERATOR } from "./support/operator.ts";
import { child, credentialId, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  fetchToken,
  openSheet,
  realnameInfoFields,
  type Sheet,
} from "./support/protocol.ts";
import { addApp } from "./support/world.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const minute = 60_000;

async function newSheet(userId?: string): Promise<Sheet> {
  return openSheet(platform, await askConsent(platform, userId ?? (await platform.addPerson())));
}

const details = ({ url, cookie }: Sheet) => send(`${url}/details`, { headers: { cookie } });
const statusesOf = (answers: Received[]) => answers.map(({ status }) => status);

describe("the sheet's session", () => {
  it("is a cookie that only this request's pages send, and no script sees", async () => {
    const asked = await askConsent(platform, await platform.addPerson());
    const secret = new URL(asked.json.sheet_url).hash.slice(1);
    const { status, text, headers } = await post(`${platform.url}/consent/${asked.json.id}/session`, {
      secret,
    });
    expect([status, text]).toEqual([204, ""]);
    const [cookie = ""] = headers["set-cookie"] ?? [];
    expect(cookie.split("; ").slice(1).sort()).toEqual(
      ["HttpOnly", "Max-Age=300", `Path=/consent/${asked.json.id}`, "SameSite=Strict"].sort(),
    );
    expect(cookie).not.toContain(secret);
  });

  it("in a frame is a cookie of the frame and the page around it together", async () => {
    const asked = await askConsent(platform, await platform.addPerson());
    const secret = new URL(asked.json.sheet_url).hash.slice(1);
    const url = `${platform.url}/consent/${asked.json.id}/session`;
    const [cookie = ""] = (await post(url, { secret, framed: true })).headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/; HttpOnly; SameSite=None; Partitioned; Max-Age=300; Secure$/);
  });

  it("costs the secret", async () => {
    const asked = await askConsent(platform, await platform.addPerson());
    const secret = new URL(asked.json.sheet_url).hash.slice(1);
    const url = `${platform.url}/consent/${asked.json.id}/session`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(url, { secret })));
    expect(statusesOf(answers).sort()).toEqual([204, 401, 401, 401, 401]);
  });

  it.each([
    ["a wrong secret", { secret: "x".repeat(43) }, 401],
    ["a secret of another type", { secret: 1 }, 401],
    ["no secret", {}, 401],
    ["no body", undefined, 400],
  ])("is not had for %s", async (_what, body, status) => {
    const { id } = (await askConsent(platform, await platform.addPerson())).json;
    const received = await post(`${platform.url}/consent/${id}/session`, body);
    expect([received.status, received.headers["set-cookie"]]).toEqual([status, undefined]);
  });

  it("is needed for details, approval and refusal, and another sheet's is not it", async () => {
    const [sheet, other] = [await newSheet(), await newSheet()];
    for (const cookie of ["", other.cookie, "consent_session=x"]) {
      const stranger = { ...sheet, cookie };
      expect(statusesOf([await details(stranger), await approve(stranger), await deny(stranger)])).toEqual([
        401, 401, 401,
      ]);
    }
  });

  it("does not exist for a request that does not exist", async () => {
    const answer = await post(`${platform.url}/consent/nothing/session`, { secret: "x".repeat(43) });
    expect(answer.status).toBe(404);
  });

  it("is not opened when the request's time is over", async () => {
    const asked = await askConsent(platform, await platform.addPerson());
    platform.advance(5 * minute);
    const secret = new URL(asked.json.sheet_url).hash.slice(1);
    const answer = await post(`${platform.url}/consent/${asked.json.id}/session`, { secret });
    expect([answer.status, answer.json.errMsg]).toEqual([409, "openRealnameAuth:fail stale request"]);
  });
});

describe("the details", () => {
  it("tell who asks for what, why, how long and on what ground, and the person's own data masked", async () => {
    const { status, headers, json, text } = await details(await newSheet());
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(json).toEqual({
      notice: {
        version: expect.any(String),
        language: "zh-CN",
        operator: {
          name: "示例钱包",
          contact: "0000-95000",
          privacy_url: "https://wallet.example/privacy",
        },
        recipient: { legal_name: "某市人民医院", contact: "12345" },
        mini_program: { appid: platform.world.app.appid, name: "挂号" },
        category_id: [99, 904],
        category_names: ["医疗", "公立医疗机构"],
        purpose: "预约挂号",
        legal_basis: "《医疗机构管理条例》",
        retention: "业务办结后 30 日",
        items: ["姓名", "身份证号"],
        disclosed: [
          { item: "real_name", required: true },
          { item: "credential_id", required: true },
        ],
        method: expect.any(String),
        withdrawal: expect.any(String),
        records: "授权记录保存 3 年",
        complaints: "0000-95000",
        privacy_notice: expect.arrayContaining([expect.stringContaining("敏感个人信息")]),
      },
      notice_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: "realname",
      needs_password: true,
      ...{ masked_real_name: "**丰", masked_credential_id: "9****************0" },
      values: { real_name: "**丰", credential_id: "9****************0" },
      needs_guardian: false,
      tries_left: 5,
      expires_in: 300,
    });
    expect(text).not.toContain(realName);
    expect(text).not.toContain(credentialId);
  });
});

describe("the details in a language", () => {
  const inLanguage = async ({ url, cookie }: Sheet, query: string, accept = "") =>
    (await send(`${url}/details${query}`, { headers: { cookie, "accept-language": accept } })).json;

  it("are those of ?lang=, else of the browser, and their digest is the text's", async () => {
    const sheet = await newSheet();
    const told = [
      await inLanguage(sheet, "?lang=en"),
      await inLanguage(sheet, "", "en-US,en;q=0.9"),
      await inLanguage(sheet, "?lang=zh-CN", "en"),
      await inLanguage(sheet, "?lang=de", "de"),
    ];
    expect(told.map(({ notice }) => notice.language)).toEqual(["en", "en", "zh-CN", "zh-CN"]);
    expect(told[0].notice_digest).toBe(told[1].notice_digest);
    expect(told[0].notice_digest).not.toBe(told[2].notice_digest);
  });
});

describe("a person under 14", () => {
  it("gets details that say so, and no token; the right password is not even looked at", async () => {
    const sheet = await newSheet(await platform.addPerson(child));
    expect((await details(sheet)).json.needs_guardian).toBe(true);
    for (let attempt = 0; attempt < 6; attempt++) {
      const { status, text, json } = await approve(sheet, "000000");
      expect([status, json.errMsg]).toEqual([403, "openRealnameAuth:fail no real name info"]);
      expect(text).not.toMatch(/14|guardian/);
    }
  });

  it("is released by no token of before either", async () => {
    const userId = await platform.addPerson();
    const authToken = (await approve(await newSheet(userId))).json.auth_token;
    await platform.changePerson(userId, child);
    const accessToken = await fetchToken(platform);
    const { json } = await exchange(platform, accessToken, realnameInfoFields(platform, authToken));
    expect(json.errcode).toBe(94004);
    expect(json.errmsg).not.toMatch(/14|guardian/);
  });
});

describe("approval", () => {
  it("gives an auth_token for the right password", async () => {
    const { status, json } = await approve(await newSheet());
    expect(status).toBe(200);
    expect(json).toEqual({
      errMsg: "openRealnameAuth:ok",
      auth_token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    });
  });

  it("counts wrong passwords down, locks for 15 minutes at the fifth, and then takes not even the right one", async () => {
    const userId = await platform.addPerson();
    const sheet = await newSheet(userId);
    for (const tries_left of [4, 3, 2, 1]) {
      const { status, json } = await approve(sheet, "000000");
      expect({ status, tries_left: json.tries_left, errMsg: json.errMsg }).toEqual({
        status: 403,
        tries_left,
      });
    }
    const until = new Date(platform.now().getTime() + 15 * minute).toISOString();
    for (const password of ["000000", undefined]) {
      const { status, json } = await approve(sheet, password);
      expect([status, json.locked_until, json.errMsg]).toEqual([
        423,
        until,
        "openRealnameAuth:fail account locked",
      ]);
    }
    expect((await askConsent(platform, userId)).json.errMsg).toBe("openRealnameAuth:fail account locked");
  });

  it("after a lock locks again at one wrong password, for twice as long; the right one forgives", async () => {
    const userId = await platform.addPerson();
    const first = await newSheet(userId);
    for (let attempt = 0; attempt < 5; attempt++) await approve(first, "000000");
    platform.advance(15 * minute);
    const second = await newSheet(userId);
    const { status, json } = await approve(second, "000000");
    const until = new Date(platform.now().getTime() + 30 * minute).toISOString();
    expect([status, json.locked_until]).toEqual([423, until]);
    platform.advance(30 * minute);
    const third = await newSheet(userId);
    expect((await approve(third)).status).toBe(200);
    expect((await approve(await newSheet(userId), "000000")).json.tries_left).toBe(4);
  });

  it("gives a hundred guesses at once no more than five", async () => {
    const sheet = await newSheet();
    const guesses = Array.from({ length: 100 }, (_, guess) => String(200_000 + guess));
    const answers = await Promise.all(guesses.map((guess) => approve(sheet, guess)));
    expect(statusesOf(answers).filter((status) => status === 403)).toHaveLength(4);
    expect(statusesOf(answers).filter((status) => status === 423)).toHaveLength(96);
  });

  it.each([["12345"], ["1234567"], ["12345a"], ["１２３４５６"], [123_456], [null], ["135790\n"]])(
    "takes %j for no password at all, and no try is lost",
    async (password) => {
      const sheet = await newSheet();
      expect((await approve(sheet, password)).status).toBe(400);
      expect((await approve(sheet, "000000")).json.tries_left).toBe(4);
    },
  );

  it.each([["{"], ["[]"], ['{"pay_password":']])("with the body %s is a problem", async (body) => {
    const { url, cookie } = await newSheet();
    expect((await post(`${url}/approve`, body, { cookie })).status).toBe(400);
  });

  it("is decided once, also at once and often", async () => {
    const sheet = await newSheet();
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(sheet)));
    expect(statusesOf(answers).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(statusesOf([await approve(sheet), await deny(sheet), await details(sheet)])).toEqual([
      409, 409, 409,
    ]);
  });

  it("comes too late after five minutes", async () => {
    const sheet = await newSheet();
    platform.advance(5 * minute);
    const { status, json } = await approve(sheet);
    expect([status, json.errMsg]).toEqual([409, "openRealnameAuth:fail stale request"]);
  });

  it("fails when the mini program's access ended after the request", async () => {
    const app = await addApp(platform.stores, platform.now());
    const sheet = await openSheet(platform, await askConsent(platform, await platform.addPerson(), { app }));
    const deps = { ...platform.stores, keys: testKeys, random: randomBytes };
    await endAccess(app.appid, OPERATOR, deps, platform.now());
    const { status, json } = await approve(sheet);
    expect([status, json.errMsg]).toEqual([403, "openRealnameAuth:fail access denied"]);
  });

  it("asks for the password of the moment", async () => {
    const userId = await platform.addPerson();
    const sheet = await newSheet(userId);
    await platform.changePerson(userId, { payPassword: sensitive("246801") });
    expect(statusesOf([await approve(sheet), await approve(sheet, "246801")])).toEqual([403, 200]);
  });
});

describe("refusal", () => {
  it("is told to the mini program as cancel, and ends the request", async () => {
    const sheet = await newSheet();
    const { status, json } = await deny(sheet);
    expect([status, json]).toEqual([200, { errMsg: "openRealnameAuth:fail cancel" }]);
    expect(statusesOf([await approve(sheet), await deny(sheet)])).toEqual([409, 409]);
  });
});

describe("a call from another site", () => {
  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin that can be named", { origin: "null" }],
    ["the same host by another scheme", { origin: "https://127.0.0.1" }],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
  ])("is refused: %s", async (_what, headers) => {
    const sheet = await newSheet();
    const me = `${platform.url}/me`;
    const attempts = [
      post(`${sheet.url}/approve`, { pay_password: "135790" }, { cookie: sheet.cookie, ...headers }),
      post(`${sheet.url}/deny`, undefined, { cookie: sheet.cookie, ...headers }),
      post(`${sheet.url}/session`, { secret: "x" }, headers),
      send(`${sheet.url}/details?lang=en`, { headers: { cookie: sheet.cookie, ...headers } }),
      post(`${me}/session`, { secret: "x" }, headers),
      send(`${me}/consents`, { headers }),
    ];
    expect(statusesOf(await Promise.all(attempts))).toEqual([403, 403, 403, 403, 403, 403]);
    expect((await details(sheet)).status).toBe(200);
  });

  it("is not what the sheet's own page makes", async () => {
    const { url, cookie } = await newSheet();
    const headers = { cookie, origin: platform.url, "sec-fetch-site": "same-origin" };
    expect((await post(`${url}/approve`, { pay_password: "135790" }, headers)).status).toBe(200);
  });
});
