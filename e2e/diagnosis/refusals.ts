/** Two platforms that are asked alike: one says what is wrong with a request, as a sandbox does, the other is for strangers. */
import {
  diagnoseAuthToken,
  diagnoseCertSerialNo,
  diagnoseSignature,
  diagnoseVerificationCode,
} from "@shiming/crypto";
import { afterAll, beforeAll } from "vitest";
import { merchant, signatureOf } from "../support/merchants.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { exchange, type Fields, fetchToken } from "../support/protocol.ts";

export interface Platforms {
  readonly sandbox: TestPlatform;
  readonly served: TestPlatform;
}

/** To be called at the top of a test file. */
export function usePlatforms(): Platforms {
  const platforms = {} as { -readonly [Name in keyof Platforms]: Platforms[Name] };
  beforeAll(async () => {
    const diagnosis = {
      ofCertSerialNo: diagnoseCertSerialNo,
      ofSignature: diagnoseSignature,
      ofAuthToken: diagnoseAuthToken,
      ofVerificationCode: diagnoseVerificationCode,
    };
    platforms.sandbox = await startPlatform({ replace: (parts) => ({ ...parts, diagnosis }) });
    platforms.served = await startPlatform();
  });
  afterAll(() => Promise.all([platforms.sandbox.close(), platforms.served.close()]));
  return platforms;
}

export const SERIAL = merchant.certSerialNo;
/** That nobody was ever given. */
export const AUTH_TOKEN = "n".repeat(43);

export const now = (platform: TestPlatform) => Math.floor(platform.now().getTime() / 1000);
export const rightString = (timestamp: number) => `cert_serialno=${SERIAL}&timestamp=${timestamp}`;

/** What a mistake makes of the fields of a request that says it was signed at a time. */
export type Mistake = (timestamp: number) => Fields;

/** A request with an unknown token, right but for the mistake. */
export function request(platform: TestPlatform, mistake: Mistake): Fields {
  const timestamp = now(platform);
  const sign = signatureOf(rightString(timestamp), merchant.privateKey);
  const usual = { auth_token: AUTH_TOKEN, mch_id: merchant.mchId, cert_serialno: SERIAL, timestamp, sign };
  return { ...usual, ...mistake(timestamp) };
}

export async function refusalOf(platform: TestPlatform, mistake: Mistake) {
  const start = platform.log().length;
  const { json } = await exchange(platform, await fetchToken(platform), request(platform, mistake));
  const lines = platform.log().slice(start).trimEnd().split("\n");
  const logged = lines.map((line) => JSON.parse(line)).findLast(({ msg }) => msg === "refused");
  return { errcode: json.errcode, errmsg: json.errmsg as string, mistakes: logged?.mistakes };
}
