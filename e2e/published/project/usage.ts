/** Code of somebody who installs the packages: it compiles, and what must not compile does not. */
import {
  type CredentialId,
  CryptoError,
  isCredentialId,
  parseCredentialId,
  type Sensitive,
  sealRealnameInfo,
  signRequest,
} from "@shiming/crypto";
import { RealnameClient, RealnameError, type TokenCache } from "@shiming/sdk";
import {
  type Category,
  type ConsentDetails,
  type Errcode,
  type ErrorAnswer,
  errors,
  type RealnameInfoAnswer,
} from "@shiming/wire";

const identity = { baseUrl: "https://platform.example", appid: "wx0123456789abcdef", secret: "…" };
const keys = { mchId: "1900000109", certificate: "…", privateKey: Buffer.from("…") };

const client: RealnameClient = new RealnameClient({ ...identity, ...keys, workers: 2, language: "zh" });
RealnameClient.fromEnv({ timeoutMs: 5000 });
// @ts-expect-error: neither a certificate nor its serial number
new RealnameClient({ ...identity, mchId: "1900000109", privateKey: "…" });
// @ts-expect-error: a number may have lost leading zeros
new RealnameClient({ ...identity, ...keys, mchId: 1900000109 });

export async function nameOf(authToken: string): Promise<string> {
  const { realName, credentialId } = await client.getRealnameInfo(authToken, {
    signal: AbortSignal.timeout(5000),
  });
  const number: Sensitive<string> = credentialId;
  // @ts-expect-error: personal data comes out by reveal() only
  const name: string = realName;
  // @ts-expect-error: misspelt
  void realName.revael();
  return `${realName.reveal()} ${number.reveal()} ${name}`;
}

export function reasonOf(error: unknown): string {
  if (error instanceof RealnameError) {
    // @ts-expect-error: not one of the words
    if (error.code === "token_is_bad") return "";
    const errcode: number | undefined = error.errcode;
    return `${error.hint} ${errcode} ${error.retryable}`;
  }
  if (error instanceof CryptoError) return error.code;
  throw error;
}

// @ts-expect-error: a cache that cannot be written
export const cache: TokenCache = { get: async () => undefined };

const credentialId: CredentialId | undefined = parseCredentialId("11010519491231002X");
export const birthDate: string | undefined = credentialId?.birthDate;
// @ts-expect-error: may be none
export const area: string = credentialId.areaCode;
export const valid: boolean = isCredentialId("11010519491231002X");
export function sign(key: Parameters<typeof signRequest>[0], certSerialNo: string): string {
  // @ts-expect-error: the time is a number of seconds
  return signRequest(key, { certSerialNo, timestamp: "1573203570" });
}

export function seal(key: Parameters<typeof sealRealnameInfo>[0], number: Sensitive<string>): unknown {
  // @ts-expect-error: a bare name is not protected
  return sealRealnameInfo(key, { realName: "林知夏", credentialId: number });
}

export function adviceOf({ errcode, errmsg }: ErrorAnswer): string {
  const code: Errcode = errcode;
  return `${errmsg} ${errors[code].advice.zh}`;
}
export const text: "invalid sign" = errors[94003].errmsg;
// @ts-expect-error: no such code
void errors[94012];

/** Spelt as on the wire. */
export const answered = (answer: RealnameInfoAnswer): string => answer.encryted_real_name;
// @ts-expect-error: spelt as it should have been
export const corrected = (answer: RealnameInfoAnswer): string => answer.encrypted_real_name;
export const thirdId = (category: Category): number | undefined => category.third_id;
export const language = ({ notice }: ConsentDetails): string => notice.language;
// @ts-expect-error: an instant is no number, and nothing of a schema is `any`
export const expiry = ({ expires_in }: ConsentDetails): string => expires_in;
