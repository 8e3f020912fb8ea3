/** Requests for real-name information as somebody in between sees them who has the merchant's key. */
import { constants, type KeyObject, privateDecrypt, publicEncrypt, sign } from "node:crypto";
import type { Target } from "@shiming/conformance";
import { answerFields, endpoints } from "@shiming/wire";
import type { FrontRequest } from "../front.ts";

export type Fields = Record<string, unknown>;

export const isExchange = ({ method, url }: FrontRequest): boolean =>
  method === "POST" && url.startsWith(endpoints.realnameInfo.path);

/** `undefined` when the body is no JSON object. */
export function fieldsOf({ body }: FrontRequest): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Signed as it should be, by the merchant of the certificate that is named. */
export function resigned(fields: Fields, target: Target): Fields {
  const { cert_serialno, timestamp } = fields;
  const merchant = target.merchants.find(({ certSerialNo }) => certSerialNo === cert_serialno);
  if (!merchant) return fields;
  const message = Buffer.from(`cert_serialno=${cert_serialno}&timestamp=${timestamp}`);
  return { ...fields, sign: sign("sha256", message, merchant.privateKey).toString("base64") };
}

/** Encrypts both values of an answer anew. */
export function resealed(
  json: Fields,
  key: KeyObject,
  seal: (plaintext: Buffer, field: string) => Buffer,
): Fields {
  const sealed = [answerFields.realName, answerFields.credentialId].map((field) => {
    return [field, seal(decrypt(String(json[field]), key), field).toString("base64")];
  });
  return { ...json, ...Object.fromEntries(sealed) };
}

/** Of a value in base64. */
export function decrypt(value: string, key: KeyObject): Buffer {
  const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.from(value, "base64"));
  return block.subarray(block.indexOf(0, 2) + 1);
}

export function encrypt(plaintext: Buffer, key: KeyObject, padding = constants.RSA_PKCS1_PADDING): Buffer {
  return publicEncrypt({ key, padding }, plaintext);
}
