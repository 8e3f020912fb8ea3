/** Asking for a consent: everything that can fail before the password fails here. Contract §§2 and 8. */
import { randomUUID } from "node:crypto";
import { type ConsentFailure, consentFailures, limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireEqual, requireProblem, requireRefusal, requireStatus } from "../check.ts";
import { needed } from "../finding.ts";
import { askConsent, askWith, inviteToMyAuthorizations, signTap, type Tap } from "../parties/host.ts";
import { deny, openSheet, pageOf } from "../parties/person.ts";
import type { Obstacle } from "../target.ts";
import { type Text, text } from "../text.ts";

const section = 8;

type Failing = readonly [failure: ConsentFailure, when: Text, tap: (stage: Stage) => Tap];

const hindered =
  (obstacle: Obstacle) =>
  ({ target }: Stage): Tap => ({ user: needed(target.hindered[obstacle][0], `user with ${obstacle}`) });
const client = (client_os: string, client_version: unknown) => (): Tap => ({
  claims: { client_os, client_version },
});
const category = (categoryId: unknown) => (): Tap => ({ categoryId });
const appWithoutAccess = ({ target }: Stage): Tap => {
  const app = needed(
    target.apps.find(({ isApproved }) => !isApproved),
    "mini program without access",
  );
  return { claims: { appid: app.appid } };
};

const failing: readonly Failing[] = [
  ["access denied", text("the mini program has no access", "小程序没有权限"), appWithoutAccess],
  [
    "access denied",
    text("nobody has this appid", "appid 不属于任何人"),
    () => ({ claims: { appid: "wx0000000000000000" } }),
  ],
  [
    "invalid category-id",
    text("the category is not approved", "类目未获批"),
    category([4_000_000_001, 4_000_000_002]),
  ],
  [
    "invalid category-id",
    text("one id", "只有一个 id"),
    ({ target }) => ({ categoryId: target.app.categoryIds[0]?.slice(0, 1) }),
  ],
  ["invalid category-id", text("four ids", "四个 id"), category([1, 2, 3, 4])],
  [
    "invalid category-id",
    text("a text", "字符串"),
    ({ target }) => ({ categoryId: target.app.categoryIds[0]?.join() }),
  ],
  ["invalid category-id", text("ids below zero", "id 为负数"), category([-99, -904])],
  ["invalid category-id", text("an object", "对象"), category({})],
  ["version too low", text("iOS 6.5.21", "iOS 6.5.21"), client("ios", "6.5.21")],
  ["version too low", text("Android 6.5.21", "Android 6.5.21"), client("android", "6.5.21")],
  [
    "version too low",
    text("6.4.99: compared number by number", "6.4.99：逐段按数字比较"),
    client("ios", "6.4.99"),
  ],
  ["version too low", text("a malformed version", "版本格式不对"), client("ios", "eight")],
  ["version too low", text("another client_os", "client_os 为其他值"), client("windows", "8.0.50")],
  ["account locked", text("the account is locked", "账户已锁定"), hindered("account locked")],
  ["no real name info", text("no ID card was verified", "没有核验过身份证"), hindered("no identity card")],
  [
    "not register wechat pay",
    text("there is no payment account", "没有支付账户"),
    hindered("without payment account"),
  ],
];

const failures = failing.map(
  ([failure, when, tap]): Case => ({
    section,
    title: text(
      `consent request: ${when.en}: ${consentFailures[failure].status} ${failure}`,
      `授权请求：${when.zh}：${consentFailures[failure].status} ${failure}`,
    ),
    async run(stage) {
      requireProblem(await askConsent(stage, tap(stage)), consentFailures[failure].status, failure);
    },
  }),
);

type Taken = readonly [what: Text, tap: (stage: Stage) => Tap];

const thirdLevel = ({ target }: Stage) =>
  needed(
    target.app.categoryIds.find(({ length }) => length === 3),
    "approved category of three levels",
  );

const taken: readonly Taken[] = [
  [
    text("every approved category", "每个获批的类目"),
    ({ target }) => ({ categoryId: target.app.categoryIds.at(-1) }),
  ],
  [
    text("ids as texts of digits", "写成数字字符串的 id"),
    ({ target }) => ({ categoryId: target.app.categoryIds[0]?.map(String) }),
  ],
  [
    text("two ids of an approved category of three", "三级获批类目的前两级"),
    (stage) => ({ categoryId: thirdLevel(stage).slice(0, 2) }),
  ],
  [text("three ids exactly", "完整的三级 id"), (stage) => ({ categoryId: thirdLevel(stage) })],
  [text("iOS 6.5.22", "iOS 6.5.22"), client("ios", "6.5.22")],
  [text("Android 6.5.22", "Android 6.5.22"), client("android", "6.5.22")],
  [text("6.10.0, which is later than 6.5.22", "6.10.0，晚于 6.5.22"), client("ios", "6.10.0")],
];

const successes = taken.map(
  ([what, tap]): Case => ({
    section,
    title: text(`consent request: takes ${what.en}`, `授权请求：接受${what.zh}`),
    run: async (stage) => requireStatus(await askConsent(stage, tap(stage)), 201),
  }),
);

const answer: Case = {
  section,
  title: text(
    "consent request: 201 {id, sheet_url, expires_in: 300}, the URL with a secret in its fragment",
    "授权请求：201 {id, sheet_url, expires_in: 300}，网址的片段里带有一次性口令",
  ),
  async run(stage) {
    const received = await askConsent(stage);
    requireStatus(received, 201);
    requireEqual("members", Object.keys(received.json).sort(), ["expires_in", "id", "sheet_url"]);
    requireEqual("expires_in", received.json.expires_in, limits.consentRequestSeconds);
    const { url } = pageOf(received, "sheet_url");
    const isOfRequest = new URL(url).pathname.endsWith(`/consent/${received.json.id}`);
    demand(isOfRequest, "sheet_url that leads to /consent/{id}", "another path");
  },
};

const bearer = (stage: Stage, jti: string, claims = {}) =>
  `Bearer ${signTap(stage, { claims: { jti, ...claims } })}`;
const bodyOf = ({ target }: Stage) => ({ category_id: target.app.categoryIds[0] });

const repeats: readonly Case[] = [
  {
    section,
    title: text(
      "assertion: again with the same body returns the same pending request, also at once and often",
      "断言：同样的请求体再来一次，返回同一个待决请求，同时多次也是如此",
    ),
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      const ask = () => askWith(stage, authorization, bodyOf(stage));
      const answers = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
      for (const received of answers) requireStatus(received, 201);
      requireEqual("number of requests", new Set(answers.map(({ json }) => json.id)).size, 1);
    },
  },
  {
    section,
    title: text(
      "assertion: again with another body is 409 stale request",
      "断言：换了请求体再来一次为 409 stale request",
    ),
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      requireStatus(await askWith(stage, authorization, bodyOf(stage)), 201);
      const other = { ...bodyOf(stage), note: 1 };
      requireProblem(await askWith(stage, authorization, other), 409, "stale request");
    },
  },
  {
    section,
    title: text(
      "assertion: again after the request was decided is 409 stale request",
      "断言：请求已决定后再来一次为 409 stale request",
    ),
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      const sheet = await openSheet(stage, await askWith(stage, authorization, bodyOf(stage)));
      requireStatus(await deny(stage, sheet), 200);
      requireProblem(await askWith(stage, authorization, bodyOf(stage)), 409, "stale request");
    },
  },
  {
    section,
    title: text(
      "assertion: a jti that asked for a consent opens no authorizations: 409 stale request",
      "断言：请求过授权的 jti 不能打开我的授权：409 stale request",
    ),
    async run(stage) {
      const jti = randomUUID();
      requireStatus(await askWith(stage, bearer(stage, jti), bodyOf(stage)), 201);
      const invited = await inviteToMyAuthorizations(stage, stage.target.person, { claims: { jti } });
      requireProblem(invited, 409, "stale request");
    },
  },
];

const bodies = (
  [
    [text("no JSON", "不是 JSON"), "{"],
    [text("a list", "是列表"), "[]"],
    [text("empty", "为空"), ""],
  ] as const
).map(
  ([what, body]): Case => ({
    section,
    title: text(
      `consent request: a body that is ${what.en} is a problem`,
      `授权请求：请求体${what.zh}，返回 problem`,
    ),
    run: async (stage) => requireRefusal(await askWith(stage, `Bearer ${signTap(stage)}`, body)),
  }),
);

export const consentRequestCases: readonly Case[] = [
  answer,
  ...failures,
  ...successes,
  ...bodies,
  ...repeats,
];
