/** Who is in the mini program: `wx.login` and `jscode2session`. Contract §9. */
import { type Errcode, limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, describe, isContractAnswer, requireCode, requireEqual, requireProblem } from "../check.ts";
import { needed } from "../finding.ts";
import type { Received } from "../http.ts";
import { askLoginCode } from "../parties/host.ts";
import { exchangeLoginCode, newLoginCode, openidOf, verifyingApp } from "../parties/verification.ts";
import type { TargetApp } from "../target.ts";
import { type Text, text } from "../text.ts";

const section = 9;

const otherApp = ({ target }: Stage, app: TargetApp) =>
  needed(
    target.apps.find((each) => each.appid !== app.appid),
    "second mini program",
  );

type Refusal = readonly [
  errcode: Errcode,
  when: Text,
  exchange: (stage: Stage, app: TargetApp) => Promise<Received>,
];

const refusals: readonly Refusal[] = [
  [
    40029,
    text("an unknown js_code", "js_code 不存在"),
    (stage, app) => exchangeLoginCode(stage, "x".repeat(43), app),
  ],
  [40029, text("no js_code", "没有 js_code"), (stage, app) => exchangeLoginCode(stage, undefined, app)],
  [
    40029,
    text("the js_code of another mini program", "js_code 属于另一个小程序"),
    async (stage, app) => exchangeLoginCode(stage, await newLoginCode(stage, app), otherApp(stage, app)),
  ],
  [
    40013,
    text("an unknown appid", "appid 不存在"),
    async (stage, app) => {
      const code = await newLoginCode(stage, app);
      return exchangeLoginCode(stage, code, app, { appid: "wx0000000000000000" });
    },
  ],
  [
    40125,
    text("a wrong secret", "secret 不对"),
    async (stage, app) =>
      exchangeLoginCode(stage, await newLoginCode(stage, app), app, { secret: "0".repeat(32) }),
  ],
];

export const loginCases: readonly Case[] = [
  {
    section,
    title: text(
      "jscode2session: answers {openid, session_key}: o and 27 characters of base64url",
      "jscode2session：应答 {openid, session_key}：openid 为 o 加 27 个 base64url 字符",
    ),
    async run(stage) {
      const app = verifyingApp(stage);
      const received = await exchangeLoginCode(stage, await newLoginCode(stage, app), app);
      const { openid, session_key: key } = received.json;
      const isOpenid = typeof openid === "string" && /^o[A-Za-z0-9_-]{27}$/.test(openid);
      const isRight = isContractAnswer(received) && isOpenid && typeof key === "string" && key !== "";
      demand(isRight, "HTTP 200, application/json, openid, session_key", describe(received));
    },
  },
  {
    section,
    title: text(
      "openid: the same for a user at each login, another for another user, and another in another mini program",
      "openid：同一用户每次登录都相同，不同用户不同，在另一个小程序里也不同",
    ),
    async run(stage) {
      const app = verifyingApp(stage);
      const openid = await openidOf(stage, app);
      requireEqual("the same openid again", (await openidOf(stage, app)) === openid, true);
      const [, second] = stage.target.persons;
      const another = needed(second, "second person");
      requireEqual("another openid for another user", (await openidOf(stage, app, another)) !== openid, true);
      const elsewhere = await openidOf(stage, otherApp(stage, app));
      requireEqual("another openid in another mini program", elsewhere !== openid, true);
    },
  },
  {
    section,
    title: text("js_code: a second use is 40163", "js_code：第二次使用为 40163"),
    async run(stage) {
      const app = verifyingApp(stage);
      const code = await newLoginCode(stage, app);
      const first = await exchangeLoginCode(stage, code, app);
      demand(typeof first.json.openid === "string", "an openid", describe(first));
      requireCode(await exchangeLoginCode(stage, code, app), 40163);
    },
  },
  {
    section,
    title: text(
      "js_code: after 300 s it is 40029, and just before it is good",
      "js_code：300 秒后为 40029，之前有效",
    ),
    waits: limits.loginCodeSeconds + 10,
    async run(stage) {
      const app = verifyingApp(stage);
      const [early, late] = [await newLoginCode(stage, app), await newLoginCode(stage, app)];
      await stage.wait(limits.loginCodeSeconds - 10);
      const good = await exchangeLoginCode(stage, early, app);
      demand(typeof good.json.openid === "string", "an openid", describe(good));
      await stage.wait(15);
      requireCode(await exchangeLoginCode(stage, late, app), 40029);
    },
  },
  {
    section,
    title: text("login-codes: an assertion is good once", "login-codes：断言只能使用一次"),
    async run(stage) {
      const { appid } = verifyingApp(stage);
      const claims = { appid, jti: `login ${stage.now().getTime()} ${Math.random()}` };
      demand((await askLoginCode(stage, { claims })).status === 201, "HTTP 201", "another status");
      requireProblem(await askLoginCode(stage, { claims }), 409, "stale request");
    },
  },
  ...refusals.map(
    ([errcode, when, exchange]): Case => ({
      section,
      title: text(`jscode2session: ${when.en} is ${errcode}`, `jscode2session：${when.zh}为 ${errcode}`),
      run: async (stage) => requireCode(await exchange(stage, verifyingApp(stage)), errcode),
    }),
  ),
];
