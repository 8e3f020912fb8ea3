/** From an `auth_token` to the two ciphertexts, a step at a time, each told to whoever wants to see it. Contract §§3, 5. */
import { type SignedFields, signRequest, stringToSign, type Text } from "@shiming/crypto";
import { endpoints, GRANT_TYPE, query, requestFields } from "@shiming/wire";
import { postJson } from "../http-client.ts";
import { Sentence } from "../sentence.ts";
import type { Caller } from "./caller.ts";
import { type Refusal, refusalIn } from "./refusal.ts";

/** Takes what a step saw; never a secret, a token or personal data. */
export type Tell = (step: Step, seen: Text) => void;

/** What is done, in order. */
export type Step = keyof typeof STEPS;

export const STEPS = {
  token: { en: "access token", zh: "接口调用凭证" },
  sign: { en: "sign", zh: "签名" },
  info: { en: "real-name information", zh: "实名信息" },
  decrypt: { en: "decrypt", zh: "解密" },
} as const satisfies Readonly<Record<string, Text>>;

export type ExchangeResult =
  | { readonly answer: Record<string, unknown> }
  | { readonly refusal: Refusal & { readonly step: string } };

const DOCTOR = { en: '"shiming doctor" looks closer.', zh: '可用 "shiming doctor" 仔细检查。' };

/** @throws Sentence when the platform cannot be reached, or what answers is none */
export async function exchange(
  caller: Caller,
  authToken: string,
  at: Date,
  tell: Tell,
): Promise<ExchangeResult> {
  const issued = await call(caller, "token", endpoints.stableToken.path, tokenRequest(caller), tell);
  if ("refusal" in issued) return issued;
  const { access_token: accessToken, expires_in: seconds } = issued.answer;
  if (typeof accessToken !== "string") throw notThePlatform(caller.baseUrl);
  const life = Number(seconds);
  tell("token", { en: `answered: good for ${life} s`, zh: `已应答：${life} 秒内有效` });

  const fields = { certSerialNo: caller.certSerialNo, timestamp: Math.floor(at.getTime() / 1000) };
  tell("sign", verbatim(stringToSign(fields)));

  const search = new URLSearchParams({ [query.accessToken]: accessToken });
  const body = realnameInfoRequest(caller, authToken, fields);
  return call(caller, "info", endpoints.realnameInfo.path, body, tell, search);
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
  step: Step,
  path: string,
  body: object,
  tell: Tell,
  search?: URLSearchParams,
): Promise<ExchangeResult> {
  tell(step, verbatim(`POST ${baseUrl}${path}`));
  const url = search ? `${baseUrl}${path}?${search}` : `${baseUrl}${path}`;
  const { body: answer } = await postJson(url, body, { ca }).catch((error: unknown) => {
    throw error instanceof SyntaxError ? notThePlatform(baseUrl) : unreachable(baseUrl, error);
  });
  const refusal = refusalIn(answer);
  if (!refusal) return { answer };
  tell(step, { en: `answered: ${refusal.errcode}`, zh: `已应答：${refusal.errcode}` });
  return { refusal: { step: STEPS[step].en, ...refusal } };
}

export function notThePlatform(baseUrl: string): Sentence {
  return new Sentence({
    en: `What answers at ${baseUrl} does not speak the contract. ${DOCTOR.en}`,
    zh: `${baseUrl} 上应答的程序不遵守接口约定。${DOCTOR.zh}`,
  });
}

/** The code of the error alone: its message may quote the URL, and with it the access token. */
export function unreachable(baseUrl: string, error: unknown): Sentence {
  if (error instanceof Error && error.name === "TimeoutError") {
    return new Sentence({
      en: `${baseUrl} took too long to answer. ${DOCTOR.en}`,
      zh: `${baseUrl} 太久没有应答。${DOCTOR.zh}`,
    });
  }
  const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new Sentence({
    en: `${baseUrl} cannot be reached${code}. ${DOCTOR.en}`,
    zh: `无法连接 ${baseUrl}${code}。${DOCTOR.zh}`,
  });
}

/** What stands for itself in every language. */
function verbatim(shown: string): Text {
  return { en: shown, zh: shown };
}
