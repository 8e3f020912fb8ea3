/** What is wrong with an assertion by its form alone: told from what the caller sent, so it says nothing of who is registered. */
import type { Text } from "@shiming/core";

/** `r` and `s` of P-256, one after the other (RFC 7518 §3.4). */
const SIGNATURE_BYTES = 64;
const SEQUENCE = 0x30;
/** No time in seconds is that late before the year 5138, and each in milliseconds since 1973 is. */
const MILLISECONDS_FROM = 1e11;

/** Of a header in which no `Bearer` and token were found. */
export function faultOfHeader(authorization: string): Text {
  const value = authorization.trim();
  if (/^eyJ/.test(value)) return { en: "Bearer is missing before the JWT", zh: "JWT 前面缺少 Bearer" };
  if (/^bearer[\s:]+bearer\b/i.test(value)) return { en: "Bearer is there twice", zh: "Bearer 写了两次" };
  if (/^bearer\s+\S/i.test(value)) return { en: "there is white space in the JWT", zh: "JWT 中有空白字符" };
  return {
    en: "the header Authorization: Bearer with a signed JWT is missing",
    zh: "缺少请求头 Authorization: Bearer 加已签名的 JWT",
  };
}

/** Of a JWT that was refused. @returns `undefined` for one that has the right form */
export function faultOfJwt(jwt: string): Text | undefined {
  return faultOfCharacters(jwt) ?? faultOfParts(jwt.split("."));
}

function faultOfCharacters(jwt: string): Text | undefined {
  if (/^[\w.-]*$/.test(jwt)) return undefined;
  return /^[\w.+/=-]*$/.test(jwt)
    ? {
        en: "its parts are not base64url: that has - and _ where base64 has + and /, and no = at the end",
        zh: "各部分不是 base64url：base64 的 + 和 / 应写作 - 和 _，末尾不加 =",
      }
    : {
        en: "there are characters in or around the JWT that none has, such as quotation marks",
        zh: "JWT 之中或前后有不该出现的字符，例如引号",
      };
}

function faultOfParts([header = "", claims = "", signature = "", ...more]: readonly string[]):
  | Text
  | undefined {
  if (more.length === 2)
    return { en: "it is encrypted (JWE); sign it (JWS)", zh: "这是加密的 JWT（JWE）；应为签名的（JWS）" };
  if (claims === "" || more.length > 0) return NOT_COMPACT;
  return faultOfJwtHeader(parsed(header)) ?? faultOfClaims(claims) ?? faultOfSignature(signature);
}

const NOT_COMPACT = {
  en: "it is not a signed JWT in compact form: header, claims and signature with dots between",
  zh: "不是紧凑格式的已签名 JWT：头部、声明和签名，用点分隔",
};

function faultOfJwtHeader(header: unknown): Text | undefined {
  if (!isObject(header))
    return { en: "its header is not a JSON object in base64url", zh: "头部不是 base64url 编码的 JSON 对象" };
  if (header.alg !== "ES256") return { en: "alg is not ES256", zh: "alg 不是 ES256" };
  if (typeof header.kid !== "string" || header.kid === "")
    return { en: "kid is missing in its header, or no text", zh: "头部缺少 kid，或 kid 不是文本" };
  return undefined;
}

function faultOfClaims(encoded: string): Text | undefined {
  const claims = parsed(encoded);
  if (isObject(claims)) return undefined;
  if (typeof claims === "string" || decoded(encoded).startsWith("eyJ"))
    return { en: "its claims were encoded twice", zh: "声明被编码了两次" };
  return { en: "its claims are not a JSON object in base64url", zh: "声明不是 base64url 编码的 JSON 对象" };
}

function faultOfSignature(encoded: string): Text | undefined {
  const signature = Buffer.from(encoded, "base64url");
  if (signature.length === SIGNATURE_BYTES) return undefined;
  return signature.length > SIGNATURE_BYTES && signature[0] === SEQUENCE
    ? {
        en: "the signature is in DER; ES256 has r and s as 32 bytes each, one after the other",
        zh: "签名是 DER 格式；ES256 的签名是 r 和 s 各 32 字节，前后相接",
      }
    : {
        en: `the signature has ${signature.length} bytes; with ES256 it has ${SIGNATURE_BYTES}`,
        zh: `签名有 ${signature.length} 字节；ES256 的签名有 ${SIGNATURE_BYTES} 字节`,
      };
}

/** Of a claim, or a member, that should be there. @returns `undefined` where it is */
export function faultOfMissing(claim: string, claims: Readonly<Record<string, unknown>>): Text | undefined {
  if (claims[claim] !== undefined) return undefined;
  return Object.keys(claims).some((name) => lettersOf(name) === lettersOf(claim))
    ? {
        en: `${claim} is missing, but there is one that is spelt otherwise; it is ${claim}`,
        zh: `缺少 ${claim}：写成了别的拼法，应写作 ${claim}`,
      }
    : { en: `${claim} is missing`, zh: `缺少 ${claim}` };
}

/** `client_os` of `clientOs` and `Client-OS`, without what divides the words. */
const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

/** Of `iat` and `exp` as they came. */
export function faultOfTimes(times: readonly unknown[]): Text | undefined {
  if (!times.every(Number.isSafeInteger))
    return { en: "iat and exp are whole seconds, as numbers", zh: "iat 和 exp 应为数字，以整数秒计" };
  return times.some((time) => Number(time) >= MILLISECONDS_FROM)
    ? { en: "iat and exp are in seconds, not in milliseconds", zh: "iat 和 exp 以秒计，不是毫秒" }
    : undefined;
}

const decoded = (part: string) => Buffer.from(part, "base64url").toString();

function parsed(part: string): unknown {
  try {
    return JSON.parse(decoded(part));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
