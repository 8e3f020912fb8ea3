import { randomUUID, sign } from "node:crypto";
import type { Target } from "@shiming/conformance";
import { identity } from "../../support/persons.ts";
import type { FrontRequest } from "../front.ts";
import { answering, asking, between, instead, type KnownFlaw, storing } from "./flaw.ts";

interface Jwt {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
}

function jwtIn({ headers }: FrontRequest): Jwt | undefined {
  const [, header, claims] = /^Bearer ([\w-]+)\.([\w-]+)\./.exec(headers.authorization ?? "") ?? [];
  if (!header || !claims) return undefined;
  const parse = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  return { header: parse(header), claims: parse(claims) };
}

/** Signed as the host would have: whoever accepts the assertion as it was might as well have got this one. */
function resigned(request: FrontRequest, claims: Jwt["claims"], { host }: Target): FrontRequest {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const message = `${encode({ alg: "ES256", kid: host.kid })}.${encode(claims)}`;
  const key = { key: host.privateKey, dsaEncoding: "ieee-p1363" } as const;
  const signature = sign("sha256", Buffer.from(message), key).toString("base64url");
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${message}.${signature}` } };
}

/** Accepts assertions that break a rule, by mending them. */
const accepting = (
  breaks: (jwt: Jwt) => boolean,
  mend: (claims: Jwt["claims"], target: Target) => Jwt["claims"] = (claims) => claims,
) =>
  asking((request, target) => {
    const jwt = jwtIn(request);
    return jwt && breaks(jwt) ? resigned(request, mend(jwt.claims, target), target) : request;
  });

export const assertionFlaws: readonly KnownFlaw[] = [
  {
    what: "alg none is accepted",
    section: 8,
    foundBy: "assertion: that is not signed (alg none)",
    flaw: accepting(({ header }) => header.alg === "none"),
  },
  {
    what: "HS256 is accepted",
    section: 8,
    foundBy: "assertion: signed with HS256 and the public key",
    flaw: accepting(({ header }) => header.alg === "HS256"),
  },
  {
    what: "the signature is not checked",
    section: 8,
    foundBy: "assertion: that was tampered with",
    flaw: accepting(({ header }) => header.alg === "ES256"),
  },
  {
    what: "the audience is not checked",
    section: 8,
    foundBy: "assertion: for another platform",
    flaw: accepting(
      ({ claims }) => claims.aud !== undefined,
      (claims, { baseUrl }) => ({ ...claims, aud: baseUrl }),
    ),
  },
  {
    what: "an assertion may live for longer than 120 s",
    section: 8,
    foundBy: "assertion: that lives for longer than 120 s",
    flaw: accepting(
      ({ claims }) => Number(claims.exp) > Number(claims.iat) + 120,
      (claims) => ({ ...claims, exp: Number(claims.iat) + 120 }),
    ),
  },
  {
    what: "an assertion is accepted again",
    section: 8,
    foundBy: "assertion: again with another body",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        open: (consent, use) => consents.open(consent, { ...use, jti: randomUUID() }),
      }),
    })),
  },
  {
    what: "a repeated assertion opens another request",
    section: 8,
    foundBy: "assertion: again with the same body",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        open: (consent, use) => consents.open(consent, { ...use, jti: randomUUID() }),
      }),
    })),
  },
  {
    what: "versions are compared as text",
    section: 8,
    foundBy: "consent request: takes 6.10.0",
    flaw: accepting(
      ({ claims }) => String(claims.client_version) < "6.5.22",
      (claims) => ({ ...claims, client_version: "1.0.0" }),
    ),
  },
  {
    what: "a locked account may consent",
    section: 8,
    foundBy: "consent request: the account is locked",
    flaw: {
      parts: (parts) => ({
        ...parts,
        passwords: instead(parts.passwords, { lockedUntil: async () => undefined }),
      }),
    },
  },
  {
    what: "any document is as good as an ID card",
    section: 8,
    foundBy: "consent request: no ID card was verified",
    flaw: {
      parts: (parts) => ({
        ...parts,
        identities: instead(parts.identities, {
          async find(account) {
            const facts = await parts.identities.find(account);
            // With a number of an ID card's form: another one is not released for its form alone.
            return facts?.identity ? { ...facts, identity } : facts;
          },
        }),
      }),
    },
  },
  {
    what: "a mini program without access may ask",
    section: 8,
    foundBy: "consent request: the mini program has no access",
    flaw: accepting(
      () => true,
      (claims, { app }) => ("appid" in claims ? { ...claims, appid: app.appid } : claims),
    ),
  },
  {
    what: "category-id must be numbers",
    section: 8,
    foundBy: "consent request: takes ids as texts",
    flaw: asking((request) =>
      request.body.includes('category_id":["') ? { ...request, body: Buffer.from("{}") } : request,
    ),
  },
  {
    what: "problems are plain JSON",
    section: 8,
    foundBy: "consent request: another client_os",
    flaw: answering((answer) =>
      answer.status >= 400
        ? { ...answer, headers: { ...answer.headers, "content-type": "application/json" } }
        : answer,
    ),
  },
  {
    what: "the sheet's secret is in the query",
    section: 8,
    foundBy: "consent request: 201",
    flaw: between(() => async (request, forward) => {
      const answer = await forward(request);
      return answer.status === 201 ? { ...answer, body: answer.body.replace("#", "?s=") } : answer;
    }),
  },
];
