/** Whose openid was sent with a code: for a sandbox's diagnosis, and for members of the organisation that the mini program belongs to. */
import { timingSafeEqual } from "node:crypto";
import type { VerificationCodeFault } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import { digestOf } from "../digest.ts";
import type { Openids } from "../login/openids.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";

/** An organisation has fewer; of the others it is said that the openid is another user's. */
const MOST_PROGRAMS = 100;

export async function isOpenidOf(
  account: AccountKey,
  { openid, appid }: { readonly openid: string; readonly appid: string },
  { openids }: { readonly openids: Pick<Openids, "of"> },
): Promise<boolean> {
  const own = await openids.of(account, appid);
  return timingSafeEqual(Buffer.from(digestOf(own)), Buffer.from(digestOf(openid)));
}

/** Of an openid that is not the consenting person's in this mini program: whether it is theirs in another of the same organisation. */
export async function faultOfOpenid(
  account: AccountKey,
  openid: string,
  app: MiniProgram,
  deps: { readonly openids: Pick<Openids, "of">; readonly miniPrograms: Pick<MiniProgramStore, "list"> },
): Promise<VerificationCodeFault> {
  const { organisationId } = app;
  const others =
    organisationId === undefined
      ? []
      : await deps.miniPrograms.list({ among: [organisationId], limit: MOST_PROGRAMS });
  for (const { appid } of others) {
    if (appid !== app.appid && (await isOpenidOf(account, { openid, appid }, deps))) {
      return { reason: "openid_of_another_mini_program", appid };
    }
  }
  return { reason: "of_another_openid" };
}
