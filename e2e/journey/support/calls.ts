/** What the hospital's back end and the citizen's host say to the platform, by plain HTTP. */

import type { TestMerchant } from "../../support/merchants.ts";
import {
  approve,
  askConsent,
  exchange,
  fetchToken,
  openSheet,
  type ReachedPlatform,
  realnameInfoFields,
} from "../../support/protocol.ts";
import { CATEGORY, CITIZEN, noted, type Story } from "./story.ts";

export const reached = ({ platform, notes }: Story): ReachedPlatform => ({
  url: platform.url,
  baseUrl: platform.url,
  world: { app: { appid: noted(notes.appid), secret: noted(notes.secret) } },
  host: noted(notes.host),
  now: () => platform.now(),
});

/** The citizen taps, reads and types the payment password. @returns the auth_token */
export async function consent(story: Story): Promise<string> {
  const platform = reached(story);
  const asked = await askConsent(platform, CITIZEN.userId, { categoryId: CATEGORY });
  const { json } = await approve(await openSheet(platform, asked), CITIZEN.payPassword);
  return json.auth_token;
}

/** @returns the errcode that a button of the mini program would hear of, and its words */
export async function refusalOfButton(story: Story): Promise<string> {
  const { json } = await askConsent(reached(story), CITIZEN.userId, { categoryId: CATEGORY });
  return json.errMsg;
}

/** @returns the errcode of getrealnameinfo */
export async function errcodeOf(
  story: Story,
  authToken: string,
  merchant: TestMerchant = noted(story.notes.merchant),
): Promise<number> {
  const platform = reached(story);
  const fields = realnameInfoFields(platform, authToken, merchant);
  const { json } = await exchange(platform, await fetchToken(platform), fields);
  return json.errcode;
}
