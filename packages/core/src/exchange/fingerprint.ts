import { type Digest, digestOf } from "../digest.ts";

/** What makes two requests the same one (contract §5, Single use). */
export interface FingerprintParts {
  readonly appid: string;
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly timestamp: number;
  readonly signature: Buffer;
}

export function fingerprintOf(parts: FingerprintParts): Digest {
  const { appid, mchId, certSerialNo, timestamp, signature } = parts;
  return digestOf(`${appid}\n${mchId}\n${certSerialNo}\n${timestamp}\n${signature.toString("base64")}`);
}
