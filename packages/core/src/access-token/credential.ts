import { digestOf, sameDigest } from "../digest.ts";
import { refuse } from "../failure.ts";
import { isAppid } from "../mini-program/mini-program.ts";
import { detailOfMisplaced, type Seeking } from "../misplaced.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";

/** The credentials of a mini program as its back end sent them; anything may be missing or of another type. */
export interface ClientCredential extends Seeking {
  readonly grantType: unknown;
  readonly appid: unknown;
  readonly secret: unknown;
}

/**
 * Constant time from the appid on: a wrong secret tells nothing of the right one.
 * @param grantType the only one of the call
 * @returns the appid
 * @throws `grant_type_invalid`, `appid_missing`, `secret_missing`, `appid_invalid`, `secret_invalid`, in this order
 */
export async function authenticateClient(
  credential: ClientCredential,
  grantType: string,
  deps: { readonly miniPrograms: Pick<MiniProgramStore, "find"> },
): Promise<string> {
  const { appid, secret } = credential;
  if (credential.grantType !== grantType) {
    refuse("grant_type_invalid", detailOfMisplaced("grant_type", credential));
  }
  if (isMissing(appid)) refuse("appid_missing", detailOfMisplaced("appid", credential));
  if (isMissing(secret)) refuse("secret_missing", detailOfMisplaced("secret", credential));
  if (!isAppid(appid))
    refuse("appid_invalid", {
      hint: { en: "an appid is wx and 16 lower-case hex digits", zh: "appid 是 wx 加 16 位小写十六进制数字" },
    });
  const app = (await deps.miniPrograms.find(appid)) ?? refuse("appid_invalid");
  if (typeof secret !== "string" || !sameDigest(digestOf(secret), app.secretDigest)) refuse("secret_invalid");
  return appid;
}

const isMissing = (value: unknown): value is undefined | null | "" =>
  value === undefined || value === null || value === "";
