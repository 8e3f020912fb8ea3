import { digestOf, sameDigest } from "../digest.ts";
import { refuse } from "../failure.ts";
import { isAppid } from "../mini-program/mini-program.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";

/** The credentials of a mini program as its back end sent them; anything may be missing or of another type. */
export interface ClientCredential {
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
  if (credential.grantType !== grantType) refuse("grant_type_invalid");
  if (appid === undefined || appid === null || appid === "") refuse("appid_missing");
  if (secret === undefined || secret === null || secret === "") refuse("secret_missing");
  if (!isAppid(appid))
    refuse("appid_invalid", {
      hint: { en: "an appid is wx and 16 lower-case hex digits", zh: "appid 是 wx 加 16 位小写十六进制数字" },
    });
  const app = (await deps.miniPrograms.find(appid)) ?? refuse("appid_invalid");
  if (typeof secret !== "string" || !sameDigest(digestOf(secret), app.secretDigest)) refuse("secret_invalid");
  return appid;
}
