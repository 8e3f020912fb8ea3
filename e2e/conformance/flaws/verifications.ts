import type { PlatformParts } from "@shiming/platform";
import { endpoints } from "@shiming/wire";
import type { FrontRequest } from "../front.ts";
import type { Flaw } from "../judged-platform.ts";
import { answering, asking, instead, jsonIn, type KnownFlaw, recoding, storing, withJson } from "./flaw.ts";

const isVerification = ({ url }: FrontRequest) => url.startsWith(endpoints.checkRealnameInfo.path);

const rewritten = (change: (body: Record<string, unknown>) => Record<string, unknown>) =>
  asking((request) => {
    if (!isVerification(request)) return request;
    try {
      return { ...request, body: Buffer.from(JSON.stringify(change(JSON.parse(request.body.toString())))) };
    } catch {
      return request;
    }
  });

/** Puts another store in the place of one, by the platform's time. */
const replacing = (change: (parts: PlatformParts) => Partial<PlatformParts["stores"]>): Flaw => ({
  parts: (parts) => ({ ...parts, stores: { ...parts.stores, ...change(parts) } }),
});

const soonBy = (now: Date) => new Date(now.getTime() + 1_000);

export const verificationFlaws: readonly KnownFlaw[] = [
  {
    what: "a number is told of beside another's name",
    section: 9,
    foundBy: "verification: another name with another number",
    flaw: answering((answer, request) =>
      isVerification(request) && jsonIn(answer).verify_openid === "V_OP_NM_UM"
        ? withJson(answer, { ...jsonIn(answer), verify_real_name: "V_NM_ID_UM" })
        : answer,
    ),
  },
  {
    what: "every number is right",
    section: 9,
    foundBy: "verification: the right name with another number",
    flaw: answering((answer) =>
      jsonIn(answer).verify_real_name === "V_NM_ID_UM"
        ? withJson(answer, { ...jsonIn(answer), verify_real_name: "V_NM_ID_MA" })
        : answer,
    ),
  },
  {
    what: "cred_type must be a string",
    section: 9,
    foundBy: "verification: cred_type as the number 1",
    flaw: rewritten((body) => ({
      ...body,
      cred_type: typeof body.cred_type === "number" ? 0 : body.cred_type,
    })),
  },
  {
    what: "a percent-encoded code is unknown",
    section: 9,
    foundBy: "verification: a percent-encoded code",
    flaw: rewritten((body) => ({ ...body, code: encodeURIComponent(String(body.code)) })),
  },
  {
    what: "names are compared with white space around them",
    section: 9,
    foundBy: "verification: white space around name and number",
    flaw: rewritten((body) => {
      const name = String(body.real_name);
      return { ...body, real_name: name === name.trim() ? name : `${name.trim()}甲` };
    }),
  },
  {
    what: "a code can be used again",
    section: 9,
    foundBy: "code: serves one call",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async verify(code, claim, entry) {
          const outcome = await consents.verify(code, claim, entry);
          return outcome.outcome === "refused" && outcome.reason === "used"
            ? { outcome: "verified" }
            : outcome;
        },
        async findByCode(code) {
          const consent = await consents.findByCode(code);
          return consent?.state === "verified" ? { ...consent, state: "approved" } : consent;
        },
      }),
    })),
  },
  {
    what: "a code never expires",
    section: 9,
    foundBy: "code: after 600 s",
    needsTime: true,
    flaw: replacing(({ stores: { consents }, clock }) => {
      let at = new Date(0);
      return {
        consents: instead(consents, {
          async findByCode(code) {
            const consent = await consents.findByCode(code);
            if (consent?.state !== "approved") return consent;
            at = new Date(consent.token.expiresAt.getTime() - 1);
            return { ...consent, token: { ...consent.token, expiresAt: soonBy(clock()) } };
          },
          verify: (code, claim, entry) => consents.verify(code, claim, { ...entry, at }),
        }),
      };
    }),
  },
  {
    what: "no code is good",
    section: 9,
    foundBy: "verification: the code of another user",
    flaw: recoding(0, 80113, "无效code"),
  },
  {
    what: "whoever is not verified has another name",
    section: 9,
    foundBy: "verification: somebody without",
    flaw: answering((answer) =>
      jsonIn(answer).verify_openid === "V_OP_NA"
        ? withJson(answer, { ...jsonIn(answer), verify_openid: "V_OP_NM_UM" })
        : answer,
    ),
  },
  {
    what: "who is not approved for verification has a bad code",
    section: 9,
    foundBy: "verification: a mini program without approval",
    flaw: recoding(48001, 80113, "无效code"),
  },
  {
    what: "an openid is the same in every mini program",
    section: 9,
    foundBy: "openid: the same for a user",
    flaw: answering((answer) =>
      "openid" in jsonIn(answer)
        ? withJson(answer, { ...jsonIn(answer), openid: `o${"A".repeat(27)}` })
        : answer,
    ),
  },
  {
    what: "a js_code can be used again",
    section: 9,
    foundBy: "js_code: a second use",
    flaw: storing(({ loginCodes }) => ({ loginCodes: instead(loginCodes, { use: async () => true }) })),
  },
  {
    what: "a js_code never expires",
    section: 9,
    foundBy: "js_code: after 300 s",
    needsTime: true,
    flaw: replacing(({ stores: { loginCodes }, clock }) => ({
      loginCodes: instead(loginCodes, {
        async find(digest) {
          const code = await loginCodes.find(digest);
          return code && { ...code, expiresAt: soonBy(clock()) };
        },
      }),
    })),
  },
  {
    what: "a js_code is good for every mini program",
    section: 9,
    foundBy: "jscode2session: the js_code of another mini program",
    flaw: answering((answer, { url }) =>
      url.startsWith(endpoints.jsCodeToSession.path) && jsonIn(answer).errcode === 40029
        ? withJson(answer, { openid: `o${"A".repeat(27)}`, session_key: "k" })
        : answer,
    ),
  },
];
