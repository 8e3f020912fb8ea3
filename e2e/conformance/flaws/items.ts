import { createPublicKey, generateKeyPairSync } from "node:crypto";
import type { Target } from "@shiming/conformance";
import { answerFields } from "@shiming/wire";
import type { FrontRequest } from "../front.ts";
import { decrypt, encrypt, type Fields, fieldsOf } from "./exchange.ts";
import { answering, asking, between, jsonIn, type KnownFlaw, withJson } from "./flaw.ts";

const CLAIMS = "encrypted_claims";
const strangersKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
const keyOf = ({ merchant }: Target) => createPublicKey(merchant.privateKey);
const sealedFor = (target: Target, text: string) =>
  encrypt(Buffer.from(text), keyOf(target)).toString("base64");

/** Changes answers that have claims. */
const disclosing = (change: (json: Fields, target: Target) => Fields) =>
  answering((answer, _request, target) => {
    const json = jsonIn(answer);
    return CLAIMS in json ? withJson(answer, change(json, target)) : answer;
  });

/** Changes the object within. */
const claiming = (change: (claims: Fields) => object) =>
  disclosing((json, target) => {
    const claims = JSON.parse(decrypt(String(json[CLAIMS]), target.merchant.privateKey).toString());
    return { ...json, [CLAIMS]: sealedFor(target, JSON.stringify(change(claims))) };
  });

const isApproval = ({ url }: FrontRequest) => url.endsWith("/approve");

/** The platform is told that everything was ticked. */
const withoutChoice = (request: FrontRequest): FrontRequest => {
  const fields = isApproval(request) ? fieldsOf(request) : undefined;
  if (!fields) return request;
  const { items: _, ...others } = fields;
  return { ...request, body: Buffer.from(JSON.stringify(others)) };
};

const entries = (claims: Fields, change: (value: unknown, name: string) => unknown) =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, change(value, name)]));

export const itemFlaws: readonly KnownFlaw[] = [
  {
    what: "the name is given beside what was approved",
    section: 10,
    foundBy: "items: name and ID number are not",
    flaw: disclosing((json, target) => ({ ...json, [answerFields.realName]: sealedFor(target, "x") })),
  },
  {
    what: "claims are not encrypted",
    section: 10,
    foundBy: "items: encrypted_claims is one JSON object",
    flaw: disclosing((json, { merchant }) => ({
      ...json,
      [CLAIMS]: decrypt(String(json[CLAIMS]), merchant.privateKey).toString("base64"),
    })),
  },
  {
    what: "claims are encrypted to a stranger's key",
    section: 10,
    foundBy: "items: encrypted_claims is one JSON object",
    flaw: disclosing((json, { merchant }) => {
      const plaintext = decrypt(String(json[CLAIMS]), merchant.privateKey);
      return { ...json, [CLAIMS]: encrypt(plaintext, strangersKey).toString("base64") };
    }),
  },
  {
    what: "claims are a list",
    section: 10,
    foundBy: "items: encrypted_claims is one JSON object",
    flaw: claiming((claims) => Object.entries(claims)),
  },
  {
    what: "an item that was consented to is missing",
    section: 10,
    foundBy: "items: encrypted_claims is one JSON object",
    flaw: claiming(({ masked_name: _, ...others }) => others),
  },
  {
    what: "an age is a text",
    section: 10,
    foundBy: "items: each says of the person",
    flaw: claiming((claims) => entries(claims, String)),
  },
  {
    what: "everybody is a minor",
    section: 10,
    foundBy: "items: each says of the person",
    flaw: claiming((claims) => entries(claims, (value) => (value === true ? false : value))),
  },
  {
    what: "a masked name begins with the family name",
    section: 10,
    foundBy: "items: each says of the person",
    flaw: claiming((claims) =>
      entries(claims, (value, name) => (name === "masked_name" ? `李${String(value).slice(1)}` : value)),
    ),
  },
  {
    what: "what was taken out is told all the same",
    section: 10,
    foundBy: "items: an optional one",
    flaw: asking(withoutChoice),
  },
  {
    what: "what is required may be taken out",
    section: 10,
    foundBy: "items: one that is required",
    flaw: asking(withoutChoice),
  },
  {
    what: "more can be consented to than was approved",
    section: 10,
    foundBy: "items: one that is not approved",
    flaw: asking(withoutChoice),
  },
  {
    what: "the sheet does not know what may be taken out",
    section: 10,
    foundBy: "items: the sheet is told",
    flaw: answering((answer) => {
      const json = jsonIn(answer);
      const { disclosed: _, ...notice } = Object(json.notice);
      return "notice" in json ? withJson(answer, { ...json, notice }) : answer;
    }),
  },
  {
    what: "a client of the original gets claims besides",
    section: 10,
    foundBy: "items: a client of the original",
    flaw: between((target) => async (request, forward) => {
      const answer = await forward(request);
      const json = jsonIn(answer);
      return answerFields.realName in json
        ? withJson(answer, { ...json, [CLAIMS]: sealedFor(target, "{}") })
        : answer;
    }),
  },
];
