import { type Digest, digestOf } from "../digest.ts";

export const VERIFICATION_CODE_LIFE_MS = 600_000;

/** As a code is remembered: apart from every `auth_token`, so that what was given for a comparison can never release an identity. */
export function verificationCodeDigest(code: string): Digest {
  return digestOf(`verification code\0${code}`);
}
