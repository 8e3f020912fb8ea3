/** From a user and a consent to what a verification says, as a service provider's back end gets there. Contract §9. */
import type { VerificationResult } from "@shiming/core";
import {
  CRED_TYPE,
  endpoints,
  GRANT_TYPE,
  LOGIN_GRANT_TYPE,
  query,
  verificationAnswerFields,
  verificationFields,
  verificationResultOf,
} from "@shiming/wire";
import { getJson, postJson } from "../http-client.ts";
import type { Client } from "./caller.ts";
import { notThePlatform, unreachable } from "./exchange.ts";
import { type Refusal, refusalIn } from "./refusal.ts";

export type IdentityQuestion = ({ readonly openid: string } | { readonly jsCode: string }) & {
  readonly realName: string;
  readonly credentialId: string;
  readonly code: string;
};

type Refused = { readonly refusal: Refusal & { readonly step: string } };

/** @throws Sentence when the platform cannot be reached, or what answers is none */
export async function verifyIdentity(
  client: Client,
  question: IdentityQuestion,
): Promise<{ readonly result: VerificationResult } | Refused> {
  const user = "openid" in question ? question : await login(client, question.jsCode);
  if ("refusal" in user) return user;
  const { appid, secret } = client;
  const issued = await call(client, "access token", endpoints.stableToken.path, {
    ...{ [query.grantType]: GRANT_TYPE, [query.appid]: appid, [query.secret]: secret.reveal() },
  });
  if ("refusal" in issued) return issued;
  const search = new URLSearchParams({ [query.accessToken]: textIn(issued, "access_token", client) });
  const answer = await call(client, "verification", `${endpoints.checkRealnameInfo.path}?${search}`, {
    [verificationFields.openid]: user.openid,
    [verificationFields.realName]: question.realName,
    [verificationFields.credId]: question.credentialId,
    [verificationFields.credType]: CRED_TYPE,
    [verificationFields.code]: question.code,
  });
  if ("refusal" in answer) return answer;
  const { [verificationAnswerFields.openid]: openid, [verificationAnswerFields.realName]: name } =
    answer.body;
  const result = verificationResultOf(openid, name);
  if (!result) throw notThePlatform(client.baseUrl);
  return { result };
}

async function login(client: Client, jsCode: string): Promise<{ readonly openid: string } | Refused> {
  const { appid, secret } = client;
  const search = new URLSearchParams({
    ...{ [query.appid]: appid, [query.secret]: secret.reveal(), [query.jsCode]: jsCode },
    [query.grantType]: LOGIN_GRANT_TYPE,
  });
  const answer = await call(client, "login", `${endpoints.jsCodeToSession.path}?${search}`);
  return "refusal" in answer ? answer : { openid: textIn(answer, "openid", client) };
}

interface Answered {
  readonly body: Record<string, unknown>;
}

async function call(
  { baseUrl, ca }: Client,
  step: string,
  path: string,
  request?: object,
): Promise<Answered | Refused> {
  const url = `${baseUrl}${path}`;
  const sent = request ? postJson(url, request, { ca }) : getJson(url, { ca });
  const { body } = await sent.catch((error: unknown) => {
    throw error instanceof SyntaxError ? notThePlatform(baseUrl) : unreachable(baseUrl, error);
  });
  const refusal = refusalIn(body);
  return refusal ? { refusal: { step, ...refusal } } : { body };
}

function textIn({ body }: Answered, member: string, { baseUrl }: Client): string {
  const value = body[member];
  if (typeof value !== "string" || value === "") throw notThePlatform(baseUrl);
  return value;
}
