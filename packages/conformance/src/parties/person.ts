/** The person, and the pages that act for the person: the consent sheet and "my authorizations". */
import type { Stage } from "../case.ts";
import { demand, describe, requireStatus, textIn } from "../check.ts";
import { jsonOf, type Received } from "../http.ts";
import type { TargetApp, TargetUser } from "../target.ts";
import { askConsent, inviteToMyAuthorizations, type Tap } from "./host.ts";

/** A sheet that was opened. */
export interface Sheet {
  /** Of the page, without the secret. */
  readonly url: string;
  /** As a browser sends it back. */
  readonly cookie: string;
}

/** The page's URL and the secret of its fragment. */
export function pageOf(received: Received, member: "sheet_url" | "url"): { url: string; secret: string } {
  const [url = "", secret = ""] = textIn(received, member).split("#");
  demand(URL.canParse(url) && secret !== "", `${member} with a secret in its fragment`, describe(received));
  return { url, secret };
}

/** The cookies that an answer has set. */
export function cookieOf({ headers }: Received): string {
  return (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}

/** The sheet's page spends the secret of its URL, and shows the person what is asked: without that nobody approves. */
export async function openSheet(stage: Stage, asked: Received): Promise<Sheet> {
  const sheet = await openUnseen(stage, asked);
  await details(stage, sheet);
  return sheet;
}

/** The secret is spent, and nothing was shown yet. */
export async function openUnseen(stage: Stage, asked: Received): Promise<Sheet> {
  requireStatus(asked, 201);
  const { url, secret } = pageOf(asked, "sheet_url");
  const opened = await stage.send(`${url}/session`, jsonOf({ secret }));
  requireStatus(opened, 204);
  return { url, cookie: cookieOf(opened) };
}

export async function newSheet(stage: Stage, tap: Tap = {}): Promise<Sheet> {
  return openSheet(stage, await askConsent(stage, tap));
}

/**
 * Approvals wait for each other: a platform may take many attempts of one account at the same moment for an attack, and
 * lock the account.
 */
export async function approve(stage: Stage, sheet: Sheet, password?: unknown): Promise<Received> {
  const [received] = await approveAtOnce(stage, sheet, 1, password);
  return received as Received;
}

/** Approves so many times at the same moment, and while nobody else does. */
export function approveAtOnce(
  stage: Stage,
  { url, cookie }: Sheet,
  times: number,
  password: unknown = stage.target.person.payPassword,
): Promise<Received[]> {
  const sent = jsonOf({ pay_password: password }, { cookie });
  const approveOnce = () => stage.send(`${url}/approve`, sent);
  return stage.inTurn("payment password", () => Promise.all(Array.from({ length: times }, approveOnce)));
}

export function deny(stage: Stage, { url, cookie }: Sheet): Promise<Received> {
  return stage.send(`${url}/deny`, { method: "POST", headers: { cookie } });
}

export function details(stage: Stage, { url, cookie }: Sheet): Promise<Received> {
  return stage.send(`${url}/details`, { headers: { cookie } });
}

/** From the tap to the token. @returns the `auth_token` */
export async function authorize(
  stage: Stage,
  { user = stage.target.person, app = stage.target.app }: { user?: TargetUser; app?: TargetApp } = {},
): Promise<string> {
  const sheet = await newSheet(stage, { user, categoryId: app.categoryIds[0], claims: { appid: app.appid } });
  return textIn(await approve(stage, sheet, user.payPassword), "auth_token");
}

export interface MyAuthorizations {
  list(): Promise<Received>;
  withdraw(id: string): Promise<Received>;
}

/** The person goes to "my authorizations" by the host, and is signed in there. */
export async function openMyAuthorizations(stage: Stage, user: TargetUser): Promise<MyAuthorizations> {
  const { url, secret } = pageOf(await inviteToMyAuthorizations(stage, user), "url");
  const opened = await stage.send(`${url}/session`, jsonOf({ secret }));
  requireStatus(opened, 204);
  const headers = { cookie: cookieOf(opened) };
  return {
    list: () => stage.send(`${url}/consents`, { headers }),
    withdraw: (id) => stage.send(`${url}/consents/${id}/withdraw`, { method: "POST", headers }),
  };
}

/** The consents of a list, as far as they are objects with an id. */
export function consentsIn({ json }: Received): { id: string; state: unknown }[] {
  const consents: unknown[] = Array.isArray(json.consents) ? json.consents : [];
  return consents.flatMap((consent) => {
    const { id, state } = Object(consent);
    return typeof id === "string" ? [{ id, state }] : [];
  });
}
