/** A mini program that is approved for items of its own, and what its person lets it know. Contract §10. */
import type { Stage } from "../case.ts";
import { demand, requireCode, textIn } from "../check.ts";
import { needed } from "../finding.ts";
import { jsonOf, type Received } from "../http.ts";
import type { AskedItem, TargetApp, TargetMerchant, TargetUser } from "../target.ts";
import { accessTokenOf } from "./access.ts";
import { exchange, fieldsFor, openValue } from "./merchant.ts";
import { newSheet, type Sheet } from "./person.ts";

/** Beside it, what is encrypted whole. */
export const CLAIMS = "encrypted_claims";

export interface ItemsApp extends TargetApp {
  readonly items: readonly AskedItem[];
}

/** @throws NotJudged where none is known whose name and number stay where they are */
export function itemsApp({ target }: Stage): ItemsApp {
  const isOne = (app: TargetApp): app is ItemsApp =>
    app.items?.every(({ item }) => !ORIGINAL.includes(item)) === true;
  return needed(
    target.apps.find(isOne),
    "mini program that is approved for items other than name and number",
  );
}

const ORIGINAL = ["real_name", "credential_id"];

export function newItemsSheet(stage: Stage, app: ItemsApp, user: TargetUser): Promise<Sheet> {
  return newSheet(stage, { user, categoryId: app.categoryIds[0], claims: { appid: app.appid } });
}

/** @param items those that are ticked; all that are shown, where none are named */
export function approveItems(
  stage: Stage,
  { url, cookie }: Sheet,
  user: TargetUser,
  items?: readonly unknown[],
): Promise<Received> {
  const body = { pay_password: user.payPassword, ...(items && { items }) };
  return stage.inTurn("payment password", () => stage.send(`${url}/approve`, jsonOf(body, { cookie })));
}

/** From the tap to the answer. */
export async function disclose(stage: Stage, user: TargetUser, items?: readonly string[]): Promise<Received> {
  const app = itemsApp(stage);
  const approved = await approveItems(stage, await newItemsSheet(stage, app, user), user, items);
  const fields = fieldsFor(stage, textIn(approved, "auth_token"), merchantOf(stage, app));
  const received = await exchange(stage, fields, { accessToken: await accessTokenOf(stage, app) });
  requireCode(received, 0);
  return received;
}

export function merchantOf({ target }: Stage, { mchId }: TargetApp): TargetMerchant {
  return needed(
    target.merchants.find((merchant) => merchant.mchId === mchId),
    "merchant of that mini program",
  );
}

/** The object within, read with the merchant's key. @throws Violation where it is none in UTF-8 */
export function claimsIn(received: Received, merchant: TargetMerchant): Readonly<Record<string, unknown>> {
  const plaintext = openValue(received, CLAIMS, merchant);
  const claims = objectIn(plaintext.toString("utf8"));
  const isUtf8 = Buffer.from(plaintext.toString("utf8")).equals(plaintext);
  demand(isUtf8 && claims !== undefined, `a JSON object in UTF-8 within ${CLAIMS}`, "something else");
  return claims;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
