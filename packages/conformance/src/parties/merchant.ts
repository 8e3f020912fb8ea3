/** The merchant: signs requests for real-name information, and reads what is encrypted to its key. */
import { constants, type KeyObject, privateDecrypt, randomBytes, sign } from "node:crypto";
import { answerFields, endpoints } from "@shiming/wire";
import type { Stage } from "../case.ts";
import { demand, textIn } from "../check.ts";
import type { Received } from "../http.ts";
import type { TargetMerchant } from "../target.ts";
import { accessTokenOf } from "./access.ts";

/** The body of a request for real-name information. */
export type Fields = Readonly<Record<string, unknown>>;

/** RSASSA-PKCS1-v1_5 with SHA-256, in base64. */
export function signatureOf(message: string, privateKey: KeyObject): string {
  return sign("sha256", Buffer.from(message), privateKey).toString("base64");
}

export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** A request as the document says, signed at a time. */
export function fieldsAt(
  timestamp: number,
  authToken: string,
  { mchId, certSerialNo, privateKey }: TargetMerchant,
): Fields {
  return {
    auth_token: authToken,
    mch_id: mchId,
    cert_serialno: certSerialNo,
    timestamp,
    sign: signatureOf(`cert_serialno=${certSerialNo}&timestamp=${timestamp}`, privateKey),
  };
}

export function fieldsFor(stage: Stage, authToken: string, merchant = stage.target.merchant): Fields {
  return fieldsAt(secondsOf(stage.now()), authToken, merchant);
}

/** A token that nobody gave out: whoever is asked about it alone answers 94005. */
export const strangeToken = (): string => randomBytes(32).toString("base64url");

export interface Exchange {
  readonly accessToken?: string | undefined;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As the document's sample does it: a JSON body that is said to be a form. */
export async function exchange(
  stage: Stage,
  body: Fields | string | Uint8Array,
  { accessToken, method = "POST", headers }: Exchange = {},
): Promise<Received> {
  const query = new URLSearchParams({ access_token: accessToken ?? (await accessTokenOf(stage)) });
  return stage.send(`${stage.target.baseUrl}${endpoints.realnameInfo.path}?${query}`, {
    method,
    headers: headers ?? { "content-type": "application/x-www-form-urlencoded" },
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
}

export interface Plaintexts {
  readonly name: Buffer;
  readonly number: Buffer;
}

/** Both values of an answer, decrypted. @throws Violation as {@link openValue} */
export function openAnswer(received: Received, merchant: TargetMerchant): Plaintexts {
  const open = (field: string) => openValue(received, field, merchant);
  return { name: open(answerFields.realName), number: open(answerFields.credentialId) };
}

/** @throws Violation when it is no RSAES-PKCS1-v1_5 to that key */
export function openValue(received: Received, field: string, { privateKey }: TargetMerchant): Buffer {
  return unpad(field, textIn(received, field), privateKey);
}

/** RFC 8017 §7.2.2, to the letter: a library's implicit rejection would hide that the padding is another. */
function unpad(field: string, value: string, key: KeyObject): Buffer {
  const ciphertext = Buffer.from(value, "base64");
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  demand(
    ciphertext.toString("base64") === value && ciphertext.length === size,
    `${field} in base64 of ${size} bytes`,
    `${ciphertext.length} bytes`,
  );
  const block = rawDecrypt(ciphertext, key);
  const end = block?.indexOf(0, 2) ?? -1;
  const isPadded = block?.[0] === 0 && block[1] === 2 && end >= 10;
  demand(
    isPadded,
    `${field} in RSAES-PKCS1-v1_5 to the certificate that was named`,
    "another key or padding",
  );
  return (block as Buffer).subarray(end + 1);
}

function rawDecrypt(ciphertext: Buffer, key: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
  } catch {
    return undefined;
  }
}
