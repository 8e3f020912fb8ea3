import { randomBytes } from "node:crypto";
import { perform } from "@shiming/administration";
import { endAccess, removeHostKey, suspendAccess } from "@shiming/core";
import { sensitive } from "@shiming/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everybody } from "./support/everybody.ts";
import { otherHost } from "./support/hosts.ts";
import { send } from "./support/http.ts";
import { testKeys } from "./support/keys.ts";
import { NO_AUTHORITY } from "./support/no-authority.ts";
import { NO_KEYS } from "./support/no-keys.ts";
import { nobody } from "./support/nobody.ts";
import { OPERATOR } from "./support/operator.ts";
import { child, createSecrets, credentialId, identity, realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  askConsent,
  authorize,
  deny,
  exchange,
  fetchToken,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "./support/protocol.ts";
import {
  addVerifyingApp,
  agree,
  askLoginCode,
  askVerification,
  checkRealnameInfo,
  consentToVerification,
  jsCodeToSession,
  openidOf,
  prepareVerification,
} from "./support/verification.ts";
import type { TestApp } from "./support/world.ts";

let platform: TestPlatform;
let app: TestApp;
let accessToken: string;

beforeAll(async () => {
  platform = await startPlatform();
  app = await addVerifyingApp(platform);
  accessToken = await fetchToken(platform, app);
});
afterAll(() => platform.close());

const MATCH = { errcode: 0, errmsg: "ok", verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_MA" };
const check = (body: object) => checkRealnameInfo(platform, accessToken, body);
const changeDeps = () => ({ ...platform.stores, ...nobody, keys: testKeys, random: randomBytes });

async function auditKinds(after: number): Promise<Record<string, unknown>[]> {
  const entries: Record<string, unknown>[] = [];
  for await (const { seq, body } of platform.stores.audit.entries()) {
    if (seq > after) entries.push(JSON.parse(body));
  }
  return entries;
}

describe("wx.login", () => {
  it("tells a mini program its user by a name that stays, and that no other mini program knows", async () => {
    const userId = await platform.addPerson();
    const first = await openidOf(platform, userId, app);
    expect(first).toMatch(/^o[A-Za-z0-9_-]{27}$/);
    expect(await openidOf(platform, userId, app)).toBe(first);
    const elsewhere = await openidOf(platform, userId, platform.world.otherApp);
    expect(elsewhere).toMatch(/^o/);
    expect(elsewhere).not.toBe(first);
    expect(await openidOf(platform, await platform.addPerson(), app)).not.toBe(first);
  });

  it("answers openid and session_key alone, and needs no account and no access", async () => {
    const { json } = await askLoginCode(platform, "nobody yet", platform.world.notApproved);
    expect(Object.keys(json)).toEqual(["js_code"]);
    const session = await jsCodeToSession(platform, json.js_code, platform.world.notApproved);
    expect(session.status).toBe(200);
    expect(Object.keys(session.json)).toEqual(["openid", "session_key"]);
    expect(Buffer.from(session.json.session_key, "base64")).toHaveLength(16);
  });

  it("gives a code for one use, of ten at once exactly one", async () => {
    const { json } = await askLoginCode(platform, "somebody", app);
    const all = await Promise.all(
      Array.from({ length: 10 }, () => jsCodeToSession(platform, json.js_code, app)),
    );
    expect(all.map((one) => one.json.errcode ?? 0).sort()).toEqual([0, ...Array(9).fill(40163)]);
  });

  it("is refused by a stale assertion, and for a mini program that there is not", async () => {
    const claims = { jti: "login twice" };
    expect((await askLoginCode(platform, "somebody", app, claims)).status).toBe(201);
    const again = await askLoginCode(platform, "somebody", app, claims);
    expect([again.status, again.json.errMsg]).toEqual([409, "openRealnameAuth:fail stale request"]);
    const unknown = await askLoginCode(platform, "somebody", { appid: "wx0000000000000000", secret: "" });
    expect([unknown.status, unknown.json.errMsg]).toEqual([403, "openRealnameAuth:fail access denied"]);
    expect((await askLoginCode(platform, "somebody", app, { aud: "https://other.example" })).status).toBe(
      401,
    );
  });

  it("ends with the key of the host that vouched for the user", async () => {
    const { issuer, kid } = otherHost;
    const { json } = await askLoginCode(platform, "somebody", app, { iss: issuer }, otherHost);
    await removeHostKey({ issuer, kid }, OPERATOR, platform.stores, platform.now());
    expect((await jsCodeToSession(platform, json.js_code, app)).json.errcode).toBe(40029);
  });
});

describe("a verification", () => {
  it.each([
    ["name and number", {}, "V_OP_NM_MA", "V_NM_ID_MA"],
    ["cred_type as a number", { cred_type: 1 }, "V_OP_NM_MA", "V_NM_ID_MA"],
    [
      "white space around",
      { real_name: " 张三丰\u3000", cred_id: `${credentialId}\n` },
      "V_OP_NM_MA",
      "V_NM_ID_MA",
    ],
    ["another number", { cred_id: "99999919900101001X" }, "V_OP_NM_MA", "V_NM_ID_UM"],
    ["another name", { real_name: "张三" }, "V_OP_NM_UM", ""],
    ["another name and number", { real_name: "张三", cred_id: "1" }, "V_OP_NM_UM", ""],
  ])("of %s answers as the contract has it, and nothing else", async (_what, changes, openid, name) => {
    const { body } = await prepareVerification(platform, app);
    const { status, json } = await check({ ...body, ...changes });
    expect(status).toBe(200);
    expect(json).toEqual({ errcode: 0, errmsg: "ok", verify_openid: openid, verify_real_name: name });
  });

  it("takes the code percent-encoded, too", async () => {
    const { body, code } = await prepareVerification(platform, app);
    const encoded = [...code].map((each) => `%${each.charCodeAt(0).toString(16)}`).join("");
    expect((await check({ ...body, code: encoded })).json).toEqual(MATCH);
  });

  it.each([
    ["a passport", { identity: { ...identity, document: "passport" as const } }],
    ["no identity", { identity: null }],
    ["an age under 14", child],
  ])("of somebody with %s tells that alone", async (_what, change) => {
    const { body, userId } = await prepareVerification(platform, app);
    await platform.changePerson(userId, change);
    expect((await check(body)).json).toMatchObject({ verify_openid: "V_OP_NA", verify_real_name: "" });
  });

  it("needs no payment account and no password, and can be asked of somebody who is not verified", async () => {
    const userId = await platform.addPerson({ hasPaymentAccount: false, identity: null });
    const openid = await openidOf(platform, userId, app);
    const asked = await askVerification(platform, userId, app);
    const sheet = await openSheet(platform, asked);
    const { json } = await agree(sheet);
    expect(Object.keys(json)).toEqual(["errMsg", "code"]);
    const body = { openid, real_name: realName, cred_id: credentialId, cred_type: 1, code: json.code };
    expect((await check(body)).json).toMatchObject({ verify_openid: "V_OP_NA", verify_real_name: "" });
  });

  it("serves one call, whatever its answer: of ten at once with different guesses exactly one is answered", async () => {
    const { body } = await prepareVerification(platform, app);
    const guesses = Array.from({ length: 10 }, (_, n) => ({ ...body, real_name: `张三${n}` }));
    const codes = (await Promise.all(guesses.map(check))).map(({ json }) => json.errcode);
    expect(codes.sort()).toEqual([0, ...Array(9).fill(80113)]);
    expect((await check(body)).json.errcode).toBe(80113);
  });

  it("is not used up by a call that is refused", async () => {
    const { body, userId } = await prepareVerification(platform, app);
    const other = await openidOf(platform, await platform.addPerson(), app);
    expect((await check({ ...body, openid: other })).json.errcode).toBe(80113);
    expect((await check({ ...body, cred_type: 2 })).json.errcode).toBe(40097);
    const otherApp = await addVerifyingApp(platform);
    const openid = await openidOf(platform, userId, otherApp);
    const theirs = await fetchToken(platform, otherApp);
    expect((await checkRealnameInfo(platform, theirs, { ...body, openid })).json.errcode).toBe(80113);
    expect((await check(body)).json).toEqual(MATCH);
  });

  it("can be asked for 600 s, and not a second longer", async () => {
    const [early, late] = [
      await prepareVerification(platform, app),
      await prepareVerification(platform, app),
    ];
    platform.advance(599_999);
    expect((await check(early.body)).json).toEqual(MATCH);
    platform.advance(1);
    expect((await check(late.body)).json.errcode).toBe(80113);
  });

  it("is a code, and no auth_token; an auth_token is no code", async () => {
    const { body, code, openid, userId } = await prepareVerification(platform, app);
    const asToken = await exchange(platform, accessToken, realnameInfoFields(platform, code));
    expect(asToken.json.errcode).toBe(94005);
    const authToken = await authorize(platform, userId, { app });
    expect((await check({ ...body, openid, code: authToken })).json.errcode).toBe(80113);
    expect((await check(body)).json).toEqual(MATCH);
  });

  it("is told to the audit with its result, and without name and number", async () => {
    const { body } = await prepareVerification(platform, app);
    const size = await platform.stores.audit.size();
    await check({ ...body, cred_id: "99999919900101001X" });
    const told = await auditKinds(size);
    expect(told).toMatchObject([{ kind: "identity_verified", appid: app.appid, result: "id_mismatch" }]);
    for (const secret of [realName, credentialId, "99999919900101001X", body.code, body.openid]) {
      expect(JSON.stringify(told)).not.toContain(secret);
    }
  });

  it("has its place in my authorizations, and a withdrawal ends it at once", async () => {
    const { body, userId } = await prepareVerification(platform, app);
    const mine = await openMyAuthorizations(platform, userId);
    const [unused] = (await mine.list()).json.consents;
    expect(unused).toMatchObject({ kind: "verification", state: "approved" });
    await check({ ...body, real_name: "别人" });
    const [used] = (await mine.list()).json.consents;
    expect(used).toMatchObject({ state: "verified", verification: "name_mismatch" });
    expect(used.verified_at).toMatch(/Z$/);

    const code = await consentToVerification(platform, userId, app);
    // Both were asked for at the same moment.
    const fresh = (await mine.list()).json.consents.find(({ id }: { id: string }) => id !== used.id);
    expect((await mine.withdraw(fresh.id)).status).toBe(204);
    expect((await check({ ...body, code })).json.errcode).toBe(80113);
    expect((await mine.withdraw(used.id)).status).toBe(204);
    expect((await mine.list()).json.consents).toContainEqual(
      expect.objectContaining({ id: used.id, state: "withdrawn", verification: "name_mismatch" }),
    );
  });

  it("ends when the mini program is suspended, or its access ends, or a use is not for it any more", async () => {
    const other = await addVerifyingApp(platform);
    const theirs = await fetchToken(platform, other);
    const { body } = await prepareVerification(platform, other);
    await suspendAccess(other.appid, "复核", OPERATOR, changeDeps(), platform.now());
    const suspended = await checkRealnameInfo(platform, theirs, body);
    expect(suspended.json.errmsg).toMatch(/^api unauthorized/);
    expect((await askVerification(platform, "somebody", other)).json.errMsg).toBe(
      "openRealnameAuth:fail access denied",
    );
    await endAccess(other.appid, OPERATOR, changeDeps(), platform.now());
    expect((await checkRealnameInfo(platform, theirs, body)).json.errcode).toBe(48001);
  });

  it("counts towards the quota and in the usage", async () => {
    const small = await addVerifyingApp(platform, { quota: { perMinute: 2, perDay: 9 } });
    const theirs = await fetchToken(platform, small);
    const codes = [];
    for (let n = 0; n < 3; n++) codes.push((await checkRealnameInfo(platform, theirs, {})).json.errcode);
    expect(codes).toEqual([40097, 40097, 45011]);
    await expect
      .poll(async () => {
        const at = platform.now();
        const within = {
          from: new Date(at.getTime() - 3_600_000),
          before: new Date(at.getTime() + 3_600_000),
        };
        const sums = await platform.stores.usage.list({
          ...{ appids: [small.appid], ...within, by: "hour", limit: 9 },
        });
        return sums.map(({ what, code, times }) => [what, code, times]);
      })
      .toEqual([
        ["checkrealnameinfo", 40097, 2],
        ["checkrealnameinfo", 45011, 1],
      ]);
  });
});

describe("an examination of a captured verification", () => {
  type Told = { readonly step: string; readonly verdict: string; readonly mistakes: readonly string[] };
  async function examined(request: object | string, { appid } = app): Promise<Record<string, string>> {
    const parts = { ...NO_AUTHORITY, ...NO_KEYS, ...everybody, random: randomBytes };
    const deps = { stores: platform.stores, ...createSecrets(), ...parts };
    const input = { appid, request: typeof request === "string" ? request : JSON.stringify(request) };
    const actor = { kind: "command_line", user: "test" } as const;
    const answer = await perform("apps.examine_request", input, actor, deps, platform.now());
    for (const kept of [realName, credentialId]) expect(JSON.stringify(answer)).not.toContain(kept);
    const { steps } = answer as { readonly steps: readonly Told[] };
    return Object.fromEntries(steps.map(({ step, verdict, mistakes }) => [step, mistakes.join() || verdict]));
  }
  const FINE = {
    ...{ access_token: "skipped", captured_body: "passed", captured_openid: "passed" },
    ...{ captured_identity: "passed", captured_cred_type: "passed", captured_code: "passed" },
    ...{ verification_access: "passed", verification_code: "passed", openid: "passed" },
  };

  it("finds nothing in one that would be answered, and uses nothing up", async () => {
    const { body } = await prepareVerification(platform, app);
    expect(await examined(body)).toEqual(FINE);
    const curl = `curl 'https://a.example/intp/realname/checkrealnameinfo?access_token=${accessToken}' -d '${JSON.stringify(body)}'`;
    expect(await examined(curl)).toEqual({ ...FINE, access_token: "passed" });
    expect((await check(body)).json).toEqual(MATCH);
    expect(await examined(body)).toEqual({ ...FINE, verification_code: "verification_code_used" });
  });

  it("tells names, forms, another user's openid and a missing approval, all at once", async () => {
    const { body } = await prepareVerification(platform, app);
    const openid = await openidOf(platform, await platform.addPerson(), app);
    expect(await examined({ ...body, openid })).toEqual({
      ...FINE,
      openid: "verification_code_of_another_openid",
    });
    const { real_name: name, cred_id: idCard, ...rest } = body;
    const misspelt = {
      ...rest,
      name: `*${String(name).slice(1)}`,
      id_card: 1,
      cred_type: "ID",
      openid: app.appid,
    };
    expect(await examined(misspelt)).toEqual({
      ...FINE,
      captured_body: "failed",
      captured_openid: "openid_appid",
      captured_identity: "real_name_masked,cred_id_no_text",
      captured_cred_type: "cred_type_other",
      openid: "skipped",
    });
    expect(idCard).toBe(credentialId);
    const elsewhere = await examined(body, platform.world.app);
    expect(elsewhere).toMatchObject({
      verification_access: "failed",
      verification_code: "verification_code_unknown",
      openid: "skipped",
    });
  });
});

describe("the question for a verification", () => {
  it("shows what is different, the person's own masked identity, and asks for no password", async () => {
    const userId = await platform.addPerson();
    const sheet = await openSheet(platform, await askVerification(platform, userId, app));
    const { json } = await send(`${sheet.url}/details?lang=zh-CN`, { headers: { cookie: sheet.cookie } });
    expect(json).toMatchObject({
      kind: "verification",
      needs_password: false,
      masked_real_name: "**丰",
      notice: { items: ["对方已有的姓名和身份证号是否与您一致"], category_id: [99, 904] },
    });
    expect(json.notice.method).toContain("不提供您的姓名和身份证号");
    expect(json.notice.privacy_notice.join()).not.toContain("支付密码");
  });

  it("may name a category, which was approved for it", async () => {
    const userId = await platform.addPerson();
    const named = (category_id: unknown) => askVerification(platform, userId, app, { category_id });
    expect((await named([99, 904])).status).toBe(201);
    expect((await named([3, 4, 5])).json.errMsg).toBe("openRealnameAuth:fail invalid category-id");
    const never = await askVerification(platform, userId, platform.world.app);
    expect([never.status, never.json.errMsg]).toEqual([403, "openRealnameAuth:fail access denied"]);
    expect((await askVerification(platform, userId, app, { kind: "both" })).status).toBe(400);
  });

  it("leaves the original's sheet as it was", async () => {
    const userId = await platform.addPerson();
    const sheet = await openSheet(platform, await askConsent(platform, userId, { app }));
    const { json } = await send(`${sheet.url}/details?lang=zh-CN`, { headers: { cookie: sheet.cookie } });
    expect(json).toMatchObject({
      kind: "realname",
      needs_password: true,
      notice: { items: ["姓名", "身份证号"] },
    });
  });

  it("is refused without a code, and a person under 14 may not agree alone", async () => {
    const refused = await openSheet(
      platform,
      await askVerification(platform, await platform.addPerson(), app),
    );
    expect((await deny(refused)).json).toEqual({ errMsg: "openRealnameAuth:fail cancel" });
    const young = await platform.addPerson({ ...child });
    const sheet = await openSheet(platform, await askVerification(platform, young, app));
    expect((await agree(sheet)).json.errMsg).toBe("openRealnameAuth:fail no real name info");
  });

  it("takes the payment password where the operator wants it besides", async () => {
    const strict = await startPlatform({ config: { verificationPassword: true } });
    try {
      const verifying = await addVerifyingApp(strict);
      const payPassword = "246810";
      const userId = await strict.addPerson({ payPassword: sensitive(payPassword) });
      const sheet = await openSheet(strict, await askVerification(strict, userId, verifying));
      expect((await agree(sheet)).status).toBe(400);
      expect((await agree(sheet, { pay_password: "135799" })).json.tries_left).toBe(4);
      expect((await agree(sheet, { pay_password: payPassword })).json.code).toMatch(/^[\w-]{43}$/);
      const poor = await strict.addPerson({ hasPaymentAccount: false });
      const { json } = await askVerification(strict, poor, verifying);
      expect(json.errMsg).toBe("openRealnameAuth:fail not register wechat pay");
    } finally {
      await strict.close();
    }
  });
});
