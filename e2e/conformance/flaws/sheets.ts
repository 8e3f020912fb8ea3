import { CONSENT_OK } from "@shiming/wire";
import type { FrontAnswer, FrontRequest } from "../front.ts";
import { answering, between, instead, jsonIn, type KnownFlaw, withJson } from "./flaw.ts";

/** The right answer of a call is given to whoever calls again. */
const remembering = (isCall: (request: FrontRequest) => boolean, status: number) =>
  between(() => {
    const remembered = new Map<string, FrontAnswer>();
    return async (request, forward) => {
      if (!isCall(request)) return forward(request);
      const answer = remembered.get(request.url) ?? (await forward(request));
      if (answer.status === status) remembered.set(request.url, answer);
      return answer;
    };
  });

const endingIn = (end: string) => (request: FrontRequest) =>
  request.method === "POST" && request.url.endsWith(end);

/** Changes the cookies that are set. */
const baking = (change: (cookie: string) => string) =>
  answering((answer) => {
    const cookies = answer.headers["set-cookie"];
    return cookies
      ? { ...answer, headers: { ...answer.headers, "set-cookie": cookies.map(change) } }
      : answer;
  });

const idIn = ({ url }: FrontRequest) => url.split("/")[2] ?? "";

export const sheetFlaws: readonly KnownFlaw[] = [
  {
    what: "the sheet's secret may be spent twice",
    section: 8,
    foundBy: "sheet: the secret is spent at once",
    flaw: remembering(endingIn("/session"), 204),
  },
  {
    what: "the cookie is not HttpOnly",
    section: 8,
    foundBy: "sheet: the secret buys 204 and a cookie",
    flaw: baking((cookie) => cookie.replace(/; *HttpOnly/i, "")),
  },
  {
    what: "the cookie is SameSite=Lax",
    section: 8,
    foundBy: "sheet: the secret buys 204 and a cookie",
    flaw: baking((cookie) => cookie.replace(/SameSite=Strict/i, "SameSite=Lax")),
  },
  {
    what: "any cookie opens any sheet",
    section: 8,
    foundBy: "sheet: without its cookie",
    flaw: between(() => {
      const cookies = new Map<string, string>();
      return async (request, forward) => {
        const cookie = cookies.get(idIn(request));
        const headers = { ...request.headers, ...(request.headers.cookie && cookie ? { cookie } : {}) };
        const answer = await forward({ ...request, headers });
        const [set] = answer.headers["set-cookie"] ?? [];
        if (set) cookies.set(idIn(request), set.split(";")[0] ?? "");
        return answer;
      };
    }),
  },
  {
    what: "the page may be cached",
    section: 8,
    foundBy: "sheet: its page",
    flaw: answering((answer) => ({
      ...answer,
      headers: { ...answer.headers, "cache-control": "public, max-age=60" },
    })),
  },
  {
    what: "the page may be framed by anybody",
    section: 8,
    foundBy: "sheet: its page",
    flaw: answering((answer) => {
      const { "content-security-policy": _, "x-frame-options": __, ...headers } = answer.headers;
      return { ...answer, headers };
    }),
  },
  {
    what: "the details show the name",
    section: 8,
    foundBy: "sheet: the details",
    flaw: between(({ person }) => async (request, forward) => {
      const answer = await forward(request);
      const json = jsonIn(answer);
      return "masked_real_name" in json
        ? withJson(answer, { ...json, masked_real_name: person.realName })
        : answer;
    }),
  },
  {
    what: "the details do not say why",
    section: 8,
    foundBy: "sheet: the details",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      return "notice" in json
        ? withJson(answer, { ...json, notice: { ...Object(json.notice), purpose: "" } })
        : answer;
    }),
  },
  {
    what: "any password will do",
    section: 8,
    foundBy: "approve: a wrong password",
    flaw: {
      parts: (parts) => ({
        ...parts,
        passwords: instead(parts.passwords, { verify: async () => ({ verdict: "right" }) }),
      }),
    },
  },
  {
    what: "no number of wrong passwords locks",
    section: 8,
    foundBy: "approve: too many wrong passwords",
    needsTime: true,
    flaw: {
      parts: (parts) => ({
        ...parts,
        passwords: instead(parts.passwords, {
          async verify(account, password, at) {
            const result = await parts.passwords.verify(account, password, at);
            return result.verdict === "locked" ? { verdict: "wrong", triesLeft: 1 } : result;
          },
        }),
      }),
    },
  },
  {
    what: "what was never shown may be approved",
    section: 8,
    foundBy: "approve: before its details",
    flaw: between(() => async (request, forward) => {
      if (endingIn("/approve")(request)) {
        const url = request.url.replace(/approve$/, "details");
        await forward({ ...request, method: "GET", url, body: Buffer.alloc(0) });
      }
      return forward(request);
    }),
  },
  {
    what: "a request may be approved twice",
    section: 8,
    foundBy: "approve: decides once",
    flaw: remembering(endingIn("/approve"), 200),
  },
  {
    what: "a refusal is not remembered",
    section: 8,
    foundBy: "deny: 200",
    flaw: between(() => async (request, forward) => {
      if (!endingIn("/deny")(request)) return forward(request);
      const body = JSON.stringify({ errMsg: "openRealnameAuth:fail cancel" });
      return { status: 200, headers: { "content-type": "application/json" }, body };
    }),
  },
  {
    what: "an approval has no errMsg",
    section: 8,
    foundBy: "approve: the right password",
    flaw: answering((answer) => {
      const { errMsg, ...json } = jsonIn(answer);
      return errMsg === CONSENT_OK ? withJson(answer, json) : answer;
    }),
  },
  {
    what: "withdrawal does nothing",
    section: 8,
    foundBy: "my authorizations: withdrawal shows",
    flaw: between(
      () => async (request, forward) =>
        endingIn("/withdraw")(request) ? { status: 204, headers: {}, body: "" } : forward(request),
    ),
  },
  {
    what: "my authorizations may be opened twice with one secret",
    section: 8,
    foundBy: "my authorizations: 201",
    flaw: remembering(endingIn("/me/session"), 204),
  },
];
