/** What the parties say to each other, each step as its own party does it. */

import { type Claims, claimsOf, host, signAssertion, type TestHost } from "./hosts.ts";
import { post, type Received, type Sent, send } from "./http.ts";
import { merchant, signatureOf, type TestMerchant } from "./merchants.ts";
import { payPassword } from "./persons.ts";
import type { TestPlatform } from "./platform.ts";
import type { TestApp } from "./world.ts";

/** What those outside know of a platform: where it is, what time it is there, and who they are to it. */
export interface ReachedPlatform {
  readonly url: string;
  readonly baseUrl: string;
  readonly world: { readonly app: TestApp };
  /** Whose back end signs the assertions: the test host unless another is named. */
  readonly host?: TestHost;
  now(): Date;
}

export async function fetchToken(
  platform: ReachedPlatform,
  app: TestApp = platform.world.app,
): Promise<string> {
  const query = new URLSearchParams({ grant_type: "client_credential", ...app });
  const { json } = await send(`${platform.url}/cgi-bin/token?${query}`);
  return json.access_token;
}

/** The host's back end says who uses which mini program, or nothing of a mini program. */
function assertionOf(
  platform: ReachedPlatform,
  userId: string,
  appid: string | undefined,
  claims: Claims,
): string {
  const signer = platform.host ?? host;
  const usual = claimsOf(userId, appid, platform.baseUrl, platform.now());
  return signAssertion({ ...usual, iss: signer.issuer, ...claims }, signer);
}

/** The host's back end asks for consent. */
export function askConsent(
  platform: ReachedPlatform,
  userId: string,
  { app = platform.world.app, categoryId = [99, 904] as unknown, claims = {} as Claims } = {},
): Promise<Received> {
  const assertion = assertionOf(platform, userId, app.appid, claims);
  return post(
    `${platform.url}/host/consent-requests`,
    { category_id: categoryId },
    { authorization: `Bearer ${assertion}` },
  );
}

export interface Sheet {
  readonly id: string;
  readonly url: string;
  readonly cookie: string;
}

/** The sheet's page spends the secret of its URL, and shows the person what is asked. */
export async function openSheet(platform: ReachedPlatform, asked: Received): Promise<Sheet> {
  const { id, sheet_url } = asked.json;
  const url = `${platform.url}/consent/${id}`;
  const opened = await post(`${url}/session`, { secret: new URL(sheet_url).hash.slice(1) });
  const cookie = cookieOf(opened);
  await send(`${url}/details`, { headers: { cookie } });
  return { id, url, cookie };
}

/** The session cookie that an answer has set, as a browser sends it back. */
export function cookieOf({ headers }: Received): string {
  return headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

export function approve({ url, cookie }: Sheet, password: unknown = payPassword): Promise<Received> {
  return post(`${url}/approve`, { pay_password: password }, { cookie });
}

export function deny({ url, cookie }: Sheet): Promise<Received> {
  return post(`${url}/deny`, undefined, { cookie });
}

/** From the tap to the token. */
export async function authorize(
  platform: ReachedPlatform,
  userId: string,
  options: Parameters<typeof askConsent>[2] = {},
): Promise<string> {
  const sheet = await openSheet(platform, await askConsent(platform, userId, options));
  const { json } = await approve(sheet);
  return json.auth_token;
}

export type Fields = Record<string, unknown>;

/** The body of a request for real-name information, signed as the document says. */
export function realnameInfoFields(
  platform: Pick<ReachedPlatform, "now">,
  authToken: string,
  by: TestMerchant = merchant,
): Fields {
  const timestamp = Math.floor(platform.now().getTime() / 1000);
  return {
    auth_token: authToken,
    mch_id: by.mchId,
    cert_serialno: by.certSerialNo,
    timestamp,
    sign: signatureOf(`cert_serialno=${by.certSerialNo}&timestamp=${timestamp}`, by.privateKey),
  };
}

/** As the document's sample does it: a JSON body that is said to be a form. */
export function exchange(
  platform: Pick<ReachedPlatform, "url">,
  accessToken: string,
  body: unknown,
  options: Sent["options"] = {},
): Promise<Received> {
  return send(`${platform.url}/cgi-bin/wxopen/getrealnameinfo?access_token=${accessToken}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    options,
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
}

/** A person, a consent and a signed request: one that succeeds. */
export async function prepareExchange(platform: TestPlatform, by: TestMerchant = merchant) {
  const userId = await platform.addPerson();
  const [accessToken, authToken] = [await fetchToken(platform), await authorize(platform, userId)];
  return { userId, accessToken, authToken, fields: realnameInfoFields(platform, authToken, by) };
}

/** A user goes to "my authorizations" by the host, and is signed in there. */
export async function openMyAuthorizations(platform: ReachedPlatform, userId: string, claims: Claims = {}) {
  const invited = await inviteToMyAuthorizations(platform, userId, claims);
  const secret = new URL(invited.json.url).hash.slice(1);
  const cookie = cookieOf(await post(`${platform.url}/me/session`, { secret }));
  return {
    list: (query = "") => send(`${platform.url}/me/consents${query}`, { headers: { cookie } }),
    data: () => send(`${platform.url}/me/data`, { headers: { cookie } }),
    receipt: (id: string) => send(`${platform.url}/me/consents/${id}/receipt`, { headers: { cookie } }),
    withdraw: (id: string) => post(`${platform.url}/me/consents/${id}/withdraw`, undefined, { cookie }),
    complain: (consent_id: string, text: string) =>
      post(`${platform.url}/me/complaints`, { consent_id, text }, { cookie }),
  };
}

export function inviteToMyAuthorizations(
  platform: ReachedPlatform,
  userId: string,
  claims: Claims = {},
): Promise<Received> {
  const assertion = assertionOf(platform, userId, undefined, claims);
  return post(`${platform.url}/host/me-sessions`, undefined, { authorization: `Bearer ${assertion}` });
}
