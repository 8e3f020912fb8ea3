import { constants, createPublicKey, generateKeyPairSync } from "node:crypto";
import type { Target } from "@shiming/conformance";
import { answerFields } from "@shiming/wire";
import { decodeName } from "../../support/commands.ts";
import type { FrontAnswer } from "../front.ts";
import { encrypt, type Fields, fieldsOf, isExchange, resealed, resigned } from "./exchange.ts";
import { answering, between, instead, jsonIn, type KnownFlaw, storing, withJson } from "./flaw.ts";

/** Changes the values of an answer that released somebody's identity. */
const released = (change: (json: Fields, target: Target) => Fields) =>
  answering((answer, _request, target) => {
    const json = jsonIn(answer);
    return answerFields.realName in json ? withJson(answer, change(json, target)) : answer;
  });

const publicKeyOf = ({ merchant }: Target) => createPublicKey(merchant.privateKey);
const strangersKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;

const answerFlaws: readonly KnownFlaw[] = [
  {
    what: "the name is in UTF-8",
    section: 5,
    foundBy: "release: a name in GBK",
    flaw: released((json, target) =>
      resealed(json, target.merchant.privateKey, (plaintext, field) => {
        const isName = field === answerFields.realName;
        return encrypt(isName ? Buffer.from(decodeName(plaintext)) : plaintext, publicKeyOf(target));
      }),
    ),
  },
  {
    what: "characters outside GBK are question marks",
    section: 5,
    foundBy: "release: a name with a character outside GBK",
    flaw: released((json, target) =>
      resealed(json, target.merchant.privateKey, (plaintext) => {
        const rare = plaintext.toString("latin1").replace(/[\x81-\xfe][0-9][\x81-\xfe][0-9]/g, "?");
        return encrypt(Buffer.from(rare, "latin1"), publicKeyOf(target));
      }),
    ),
  },
  {
    what: "the padding is OAEP",
    section: 5,
    foundBy: "release: a name with ·",
    flaw: released((json, target) =>
      resealed(json, target.merchant.privateKey, (plaintext) =>
        encrypt(plaintext, publicKeyOf(target), constants.RSA_PKCS1_OAEP_PADDING),
      ),
    ),
  },
  {
    what: "another certificate is used than the one that was named",
    section: 5,
    foundBy: "release: to a key of RSA 2048",
    flaw: released((json, target) =>
      resealed(json, target.merchant.privateKey, (plaintext) => encrypt(plaintext, strangersKey)),
    ),
  },
  {
    what: "the fields are spelt as they should be",
    section: 5,
    foundBy: "release: answers errcode",
    flaw: released((json) =>
      Object.fromEntries(
        Object.entries(json).map(([key, value]) => [key.replace("encryted", "encrypted"), value]),
      ),
    ),
  },
  {
    what: "the values are in base64url",
    section: 5,
    foundBy: "release: an ID number that ends in X",
    flaw: released((json) => {
      const value = Buffer.from(String(json[answerFields.credentialId]), "base64");
      return { ...json, [answerFields.credentialId]: value.toString("base64url") };
    }),
  },
];

const singleUseFlaws: readonly KnownFlaw[] = [
  {
    what: "a token is released twice",
    section: 5,
    foundBy: "single use: another request gets 94005",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, { release: async () => ({ outcome: "released" }) }),
    })),
  },
  {
    what: "of requests that come at the same moment each is served",
    section: 5,
    foundBy: "single use: of different requests at once",
    flaw: storing(({ consents }) => {
      const first = new Map<string, number>();
      return {
        consents: instead(consents, {
          async release(token, claim, entry) {
            const result = await consents.release(token, claim, entry);
            const at = performance.now();
            if (result.outcome === "released") first.set(token, at);
            return at - (first.get(token) ?? 0) < 1_000 ? { outcome: "released" } : result;
          },
        }),
      };
    }),
  },
  {
    what: "the time for repeats is forgotten",
    section: 5,
    foundBy: "single use: the same request is answered again",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async release(token, claim, entry) {
          const result = await consents.release(token, claim, entry);
          return result.outcome === "repeated" ? { outcome: "refused", reason: "used" } : result;
        },
      }),
    })),
  },
  {
    what: "repeats are answered from a cache",
    section: 5,
    foundBy: "single use: the same request is answered again, freshly encrypted",
    flaw: between(() => {
      const cache = new Map<unknown, FrontAnswer>();
      return async (request, forward) => {
        const token = isExchange(request) ? fieldsOf(request)?.auth_token : undefined;
        const answer = cache.get(token) ?? (await forward(request));
        if (jsonIn(answer).errcode === 0 && token !== undefined) cache.set(token, answer);
        return answer;
      };
    }),
  },
  {
    what: "repeats are served for ever",
    section: 5,
    foundBy: "single use: the same request is refused when 60 s are over",
    needsTime: true,
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async release(token, claim, entry) {
          const result = await consents.release(token, claim, entry);
          return result.outcome === "refused" ? { outcome: "repeated" } : result;
        },
      }),
    })),
  },
  {
    what: "a token never expires",
    section: 5,
    foundBy: "single use: an auth_token lives 300 s",
    needsTime: true,
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async release(token, claim, entry) {
          const result = await consents.release(token, claim, entry);
          const isLate = result.outcome === "refused" && result.reason === "expired";
          return isLate ? { outcome: "released" } : result;
        },
      }),
    })),
  },
  {
    what: "a withdrawn consent is still released",
    section: 5,
    foundBy: "single use: an auth_token whose consent was withdrawn",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async release(token, claim, entry) {
          const result = await consents.release(token, claim, entry);
          const isGone = result.outcome === "refused" && result.reason === "withdrawn";
          return isGone ? { outcome: "released" } : result;
        },
      }),
    })),
  },
  {
    what: "a token of another mini program is accepted",
    section: 5,
    foundBy: "single use: an auth_token of another mini program",
    flaw: storing(({ consents }) => ({
      consents: instead(consents, {
        async release(token, claim, entry) {
          const { appid } = (await consents.findByToken(token)) ?? claim;
          return consents.release(token, { ...claim, appid }, entry);
        },
      }),
    })),
  },
  {
    what: "a call with a wrong signature uses the token up",
    section: 5,
    foundBy: "single use: a refused call consumes nothing",
    flaw: between((target) => async (request, forward) => {
      const answer = await forward(request);
      const fields = fieldsOf(request);
      if (jsonIn(answer).errcode === 94003 && fields) {
        const spent = resigned({ ...fields, timestamp: Number(fields.timestamp) - 1 }, target);
        await forward({ ...request, body: Buffer.from(JSON.stringify(spent)) });
      }
      return answer;
    }),
  },
];

export const releaseFlaws: readonly KnownFlaw[] = [...answerFlaws, ...singleUseFlaws];
