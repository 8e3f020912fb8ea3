/** From an `auth_token` to the two ciphertexts, a step at a time, each told to whoever wants to see it. Contract §§3, 5. */
import { type SignedFields, signRequest, stringToSign } from "@shiming/crypto";
import { endpoints, GRANT_TYPE, query, requestFields } from "@shiming/wire";
import { postJson } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import type { Caller } from "./caller.ts";
import { type Refusal, refusalIn } from "./refusal.ts";

/** Takes what a step saw; never a secret, a token or personal data. */
export type Tell = (step: string, seen: string) => void;

export type ExchangeResult =
  | { readonly answer: Record<string, unknown> }
  | { readonly refusal: Refusal & { readonly step: string } };

const DOCTOR = '"shiming doctor" looks closer.';

/** @throws Sentence when the platform cannot be reached, or what answers is none */
export async function exchange(
  caller: Caller,
  authToken: string,
  at: Date,
  tell: Tell,
): Promise<ExchangeResult> {
  const issued = await call(caller, "access token", endpoints.stableToken.path, tokenRequest(caller), tell);
  if ("refusal" in issued) return issued;
  const { access_token: accessToken, expires_in: seconds } = issued.answer;
  if (typeof accessToken !== "string") throw notThePlatform(caller.baseUrl);
  tell("access token", `answered: good for ${Number(seconds)} s`);

  const fields = { certSerialNo: caller.certSerialNo, timestamp: Math.floor(at.getTime() / 1000) };
  tell("sign", stringToSign(fields));

  const search = new URLSearchParams({ [query.accessToken]: accessToken });
  const body = realnameInfoRequest(caller, authToken, fields);
  return call(caller, "real-name information", endpoints.realnameInfo.path, body, tell, search);
}

function tokenRequest({ appid, secret }: Caller) {
  return { [query.grantType]: GRANT_TYPE, [query.appid]: appid, [query.secret]: secret.reveal() };
}

function realnameInfoRequest({ mchId, privateKey }: Caller, authToken: string, fields: SignedFields) {
  return {
    [requestFields.authToken]: authToken,
    [requestFields.mchId]: mchId,
    [requestFields.certSerialNo]: fields.certSerialNo,
    [requestFields.timestamp]: fields.timestamp,
    [requestFields.sign]: signRequest(privateKey, fields),
  };
}

async function call(
  { baseUrl, ca }: Caller,
  step: string,
  path: string,
  body: object,
  tell: Tell,
  search?: URLSearchParams,
): Promise<ExchangeResult> {
  tell(step, `POST ${baseUrl}${path}`);
  const url = search ? `${baseUrl}${path}?${search}` : `${baseUrl}${path}`;
  const { body: answer } = await postJson(url, body, { ca }).catch((error: unknown) => {
    throw error instanceof SyntaxError ? notThePlatform(baseUrl) : unreachable(baseUrl, error);
  });
  const refusal = refusalIn(answer);
  if (!refusal) return { answer };
  tell(step, `answered: ${refusal.errcode}`);
  return { refusal: { step, ...refusal } };
}

function notThePlatform(baseUrl: string): Sentence {
  return new Sentence(`What answers at ${baseUrl} does not speak the contract. ${DOCTOR}`);
}

/** The code of the error alone: its message may quote the URL, and with it the access token. */
function unreachable(baseUrl: string, error: unknown): Sentence {
  if (error instanceof Error && error.name === "TimeoutError") {
    return new Sentence(`${baseUrl} took too long to answer. ${DOCTOR}`);
  }
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new Sentence(`${baseUrl} cannot be reached${code}. ${DOCTOR}`);
}
