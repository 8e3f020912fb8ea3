/** How requests for an access token fail, and requests without a right one. Contract §3. */
import { type Errcode, endpoints } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import { needed } from "../finding.ts";
import { jsonOf, type Received } from "../http.ts";
import { getStableToken, getToken, type TokenParameters } from "../parties/access.ts";
import { exchange } from "../parties/merchant.ts";
import { type Text, text } from "../text.ts";

const section = 3;

type Refusal = readonly [errcode: Errcode, when: Text, change: (stage: Stage) => TokenParameters];

const otherSecret = ({ target }: Stage) =>
  needed(
    target.apps.find((app) => app !== target.app),
    "second mini program",
  ).secret;

const refusals: readonly Refusal[] = [
  [40002, text("another grant_type", "grant_type 为其他值"), () => ({ grant_type: "authorization_code" })],
  [40002, text("no grant_type", "没有 grant_type"), () => ({ grant_type: undefined })],
  [41002, text("no appid", "没有 appid"), () => ({ appid: undefined })],
  [41002, text("an empty appid", "appid 为空"), () => ({ appid: "" })],
  [40013, text("a malformed appid", "appid 格式不对"), () => ({ appid: "wx1" })],
  [40013, text("an unknown appid", "appid 不存在"), () => ({ appid: "wx0000000000000000" })],
  [41004, text("no secret", "没有 secret"), () => ({ secret: undefined })],
  [41004, text("an empty secret", "secret 为空"), () => ({ secret: "" })],
  [40125, text("a wrong secret", "secret 不对"), () => ({ secret: "0".repeat(32) })],
  [
    40125,
    text("the secret of another mini program", "secret 是另一个小程序的"),
    (stage) => ({ secret: otherSecret(stage) }),
  ],
];

/** JSON has types, and `null`. */
const typedRefusals: readonly Refusal[] = [
  [40002, text("grant_type as a number", "grant_type 为数字"), () => ({ grant_type: 1 })],
  [41002, text("appid null", "appid 为 null"), () => ({ appid: null })],
  [40013, text("appid as a number", "appid 为数字"), () => ({ appid: 7 })],
  [40125, text("secret as a number", "secret 为数字"), () => ({ secret: 7 })],
];

function refusalCases(
  call: string,
  list: readonly Refusal[],
  request: (stage: Stage, changes: TokenParameters) => Promise<Received>,
): Case[] {
  return list.map(([errcode, when, change]) => ({
    section,
    title: text(`${call}: ${when.en} is ${errcode}`, `${call}：${when.zh}为 ${errcode}`),
    run: async (stage) => requireCode(await request(stage, change(stage)), errcode),
  }));
}

const urlOf = ({ target }: Stage, endpoint: keyof typeof endpoints, query = "") =>
  `${target.baseUrl}${endpoints[endpoint].path}${query}`;

type Attempt = readonly [errcode: Errcode, what: Text, attempt: (stage: Stage) => Promise<Received>];

const attempts: readonly Attempt[] = [
  [
    43001,
    text("token by POST", "用 POST 请求 token"),
    (stage) => stage.send(urlOf(stage, "token"), jsonOf({})),
  ],
  [
    43002,
    text("stable_token by GET", "用 GET 请求 stable_token"),
    (stage) => stage.send(urlOf(stage, "stableToken")),
  ],
  [
    44002,
    text("stable_token without a body", "stable_token 没有请求体"),
    (stage) => stage.send(urlOf(stage, "stableToken"), jsonOf("")),
  ],
  [
    47001,
    text("stable_token with a body that is no JSON", "stable_token 的请求体不是 JSON"),
    (stage) => stage.send(urlOf(stage, "stableToken"), jsonOf("{")),
  ],
  [
    41001,
    text("get_category without access token", "get_category 没有 access token"),
    (stage) => stage.send(urlOf(stage, "categories")),
  ],
  [
    41001,
    text("get_category with an empty access token", "get_category 的 access token 为空"),
    (stage) => stage.send(urlOf(stage, "categories", "?access_token=")),
  ],
  [
    40001,
    text("get_category with an unknown access token", "get_category 的 access token 不存在"),
    (stage) => stage.send(urlOf(stage, "categories", `?access_token=${"x".repeat(64)}`)),
  ],
  [
    40001,
    text(
      "get_category with an access token in bytes that are not UTF-8",
      "get_category 的 access token 不是 UTF-8 字节",
    ),
    (stage) => stage.send(urlOf(stage, "categories", "?access_token=%ff%fe")),
  ],
  [
    40001,
    text(
      "get_category with an access token of 4000 characters",
      "get_category 的 access token 有 4000 个字符",
    ),
    (stage) => stage.send(urlOf(stage, "categories", `?access_token=${"x".repeat(4_000)}`)),
  ],
  [
    41001,
    text("getrealnameinfo without access token", "getrealnameinfo 没有 access token"),
    (stage) => exchange(stage, {}, { accessToken: "" }),
  ],
  [
    40001,
    text("getrealnameinfo with an unknown access token", "getrealnameinfo 的 access token 不存在"),
    (stage) => exchange(stage, {}, { accessToken: "x".repeat(64) }),
  ],
];

export const tokenErrorCases: readonly Case[] = [
  ...refusalCases("token", refusals, (stage, changes) => getToken(stage, stage.target.app, changes)),
  ...refusalCases("stable_token", [...refusals, ...typedRefusals], (stage, changes) =>
    getStableToken(stage, stage.target.app, changes),
  ),
  ...attempts.map(
    ([errcode, what, attempt]): Case => ({
      section,
      title: text(`${what.en} is ${errcode}`, `${what.zh}为 ${errcode}`),
      run: async (stage) => requireCode(await attempt(stage), errcode),
    }),
  ),
];
