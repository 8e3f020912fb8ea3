import { endpoints } from "@shiming/wire";
import type { FrontRequest } from "../front.ts";
import { answering, asking, instead, jsonIn, type KnownFlaw, storing, withJson } from "./flaw.ts";

const isStable = ({ url }: FrontRequest) => url.startsWith(endpoints.stableToken.path);

/** Answered by the other call: a new token each time. */
function asToken(request: FrontRequest): FrontRequest {
  const { grant_type, appid, secret } = JSON.parse(request.body.toString() || "{}");
  const query = new URLSearchParams({ grant_type, appid, secret });
  return { ...request, method: "GET", url: `${endpoints.token.path}?${query}`, body: Buffer.of() };
}

const FAR = new Date("2199-01-01T00:00:00Z");

export const accessTokenFlaws: readonly KnownFlaw[] = [
  {
    what: "a third token does not end the first",
    section: 3,
    foundBy: "token: at most two are live",
    flaw: storing(({ accessTokens }) => ({
      accessTokens: instead(accessTokens, {
        async find(digest) {
          const token = await accessTokens.find(digest);
          return token && { ...token, endsAt: token.expiresAt };
        },
      }),
    })),
  },
  {
    what: "an access token never expires",
    section: 3,
    foundBy: "token: after two hours",
    needsTime: true,
    flaw: storing(({ accessTokens }) => ({
      accessTokens: instead(accessTokens, {
        async find(digest) {
          const token = await accessTokens.find(digest);
          return token && { ...token, endsAt: FAR, expiresAt: FAR };
        },
      }),
    })),
  },
  {
    what: "the stable token is another each time",
    section: 3,
    foundBy: "stable_token: the same token again",
    flaw: asking((request) => (isStable(request) ? asToken(request) : request)),
  },
  {
    what: "force_refresh always issues another token",
    section: 3,
    foundBy: "stable_token: force_refresh within 30 s",
    flaw: asking((request) =>
      isStable(request) && request.body.includes('"force_refresh":true') ? asToken(request) : request,
    ),
  },
  {
    what: "force_refresh revokes nothing",
    section: 3,
    foundBy: "stable_token: force_refresh revokes",
    needsTime: true,
    flaw: storing(({ accessTokens }) => ({
      accessTokens: instead(accessTokens, {
        async find(digest) {
          const token = await accessTokens.find(digest);
          return token?.chain === "stable_token" ? { ...token, endsAt: token.expiresAt } : token;
        },
      }),
    })),
  },
  {
    what: "the secret is not checked",
    section: 3,
    foundBy: "token: a wrong secret is 40125",
    flaw: asking((request, { app }) => ({
      ...request,
      url: request.url.replace(/([?&]secret=)[^&]+/, `$1${app.secret}`),
    })),
  },
  {
    what: "expires_in is a text",
    section: 3,
    foundBy: "token: answers {access_token",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      return "expires_in" in json
        ? withJson(answer, { ...json, expires_in: String(json.expires_in) })
        : answer;
    }),
  },
  {
    what: "an expired token and a missing one are the same",
    section: 3,
    foundBy: "get_category without access token",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      const errmsg = "invalid credential, access_token is invalid or not latest";
      return json.errcode === 41001 ? withJson(answer, { errcode: 40001, errmsg }) : answer;
    }),
  },
  {
    what: "every category has a third level",
    section: 4,
    foundBy: "get_category: a category has two levels or three",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      if (!Array.isArray(json.category_list)) return answer;
      const list = json.category_list.map((category) => ({ third_class: "", third_id: 0, ...category }));
      return withJson(answer, { ...json, category_list: list });
    }),
  },
  {
    what: "get_category needs real-name access",
    section: 4,
    foundBy: "get_category: needs no real-name access",
    flaw: answering((answer, { url }) => {
      const json = jsonIn(answer);
      if (!url.startsWith(endpoints.categories.path) || !Array.isArray(json.category_list)) return answer;
      const isApproved = json.category_list.length > 1;
      return isApproved ? answer : withJson(answer, { errcode: 94006, errmsg: "appid unauthorized" });
    }),
  },
  {
    what: "an approved category is not listed",
    section: 4,
    foundBy: "get_category: lists the categories that the mini program is approved for",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      if (!Array.isArray(json.category_list)) return answer;
      return withJson(answer, { ...json, category_list: json.category_list.slice(0, 1) });
    }),
  },
];
