/** How requests for an access token fail, and requests without a right one. Contract §3. */
import { type Errcode, endpoints } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import { needed } from "../finding.ts";
import { jsonOf, type Received } from "../http.ts";
import { getStableToken, getToken, type TokenParameters } from "../parties/access.ts";
import { exchange } from "../parties/merchant.ts";

const section = 3;

type Refusal = readonly [errcode: Errcode, when: string, change: (stage: Stage) => TokenParameters];

const otherSecret = ({ target }: Stage) =>
  needed(
    target.apps.find((app) => app !== target.app),
    "second mini program",
  ).secret;

const refusals: readonly Refusal[] = [
  [40002, "another grant_type", () => ({ grant_type: "authorization_code" })],
  [40002, "no grant_type", () => ({ grant_type: undefined })],
  [41002, "no appid", () => ({ appid: undefined })],
  [41002, "an empty appid", () => ({ appid: "" })],
  [40013, "a malformed appid", () => ({ appid: "wx1" })],
  [40013, "an unknown appid", () => ({ appid: "wx0000000000000000" })],
  [41004, "no secret", () => ({ secret: undefined })],
  [41004, "an empty secret", () => ({ secret: "" })],
  [40125, "a wrong secret", () => ({ secret: "0".repeat(32) })],
  [40125, "the secret of another mini program", (stage) => ({ secret: otherSecret(stage) })],
];

/** JSON has types, and `null`. */
const typedRefusals: readonly Refusal[] = [
  [40002, "grant_type as a number", () => ({ grant_type: 1 })],
  [41002, "appid null", () => ({ appid: null })],
  [40013, "appid as a number", () => ({ appid: 7 })],
  [40125, "secret as a number", () => ({ secret: 7 })],
];

function refusalCases(
  call: string,
  list: readonly Refusal[],
  request: (stage: Stage, changes: TokenParameters) => Promise<Received>,
): Case[] {
  return list.map(([errcode, when, change]) => ({
    section,
    title: `${call}: ${when} is ${errcode}`,
    run: async (stage) => requireCode(await request(stage, change(stage)), errcode),
  }));
}

const urlOf = ({ target }: Stage, endpoint: keyof typeof endpoints, query = "") =>
  `${target.baseUrl}${endpoints[endpoint].path}${query}`;

type Attempt = readonly [errcode: Errcode, what: string, attempt: (stage: Stage) => Promise<Received>];

const attempts: readonly Attempt[] = [
  [43001, "token by POST", (stage) => stage.send(urlOf(stage, "token"), jsonOf({}))],
  [43002, "stable_token by GET", (stage) => stage.send(urlOf(stage, "stableToken"))],
  [44002, "stable_token without a body", (stage) => stage.send(urlOf(stage, "stableToken"), jsonOf(""))],
  [
    47001,
    "stable_token with a body that is no JSON",
    (stage) => stage.send(urlOf(stage, "stableToken"), jsonOf("{")),
  ],
  [41001, "get_category without access token", (stage) => stage.send(urlOf(stage, "categories"))],
  [
    41001,
    "get_category with an empty access token",
    (stage) => stage.send(urlOf(stage, "categories", "?access_token=")),
  ],
  [
    40001,
    "get_category with an unknown access token",
    (stage) => stage.send(urlOf(stage, "categories", `?access_token=${"x".repeat(64)}`)),
  ],
  [
    40001,
    "get_category with an access token in bytes that are not UTF-8",
    (stage) => stage.send(urlOf(stage, "categories", "?access_token=%ff%fe")),
  ],
  [
    40001,
    "get_category with an access token of 4000 characters",
    (stage) => stage.send(urlOf(stage, "categories", `?access_token=${"x".repeat(4_000)}`)),
  ],
  [41001, "getrealnameinfo without access token", (stage) => exchange(stage, {}, { accessToken: "" })],
  [
    40001,
    "getrealnameinfo with an unknown access token",
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
      title: `${what} is ${errcode}`,
      run: async (stage) => requireCode(await attempt(stage), errcode),
    }),
  ),
];
