/** Consents that are given, refused and locked out, with every secret of their sheets. */
import { signAssertion } from "./hosts.ts";
import { post, type Received, send } from "./http.ts";
import { type Life, PASSWORD, WRONG_PASSWORD } from "./life.ts";
import { approve, askConsent, cookieOf, deny } from "./protocol.ts";

/** The sheet is opened, and shows what is asked; its secret and its session are known. */
async function openSheet({ parties, witness }: Life, asked: Received) {
  const { id, sheet_url } = asked.json;
  const url = `${parties.url}/consent/${id}`;
  const secret = witness.secret("sheet secret", new URL(sheet_url).hash.slice(1));
  const cookie = cookieOf(await post(`${url}/session`, { secret }));
  witness.secret("session cookie", cookie.split("=")[1] ?? "");
  witness.see(await post(`${url}/session`, { secret }));
  witness.see(await send(`${url}/details`, { headers: { cookie } }));
  return { id, url, cookie };
}

export async function consent(life: Life, userId: string, password: string): Promise<string> {
  const { parties, witness } = life;
  const sheet = await openSheet(life, await askConsent(parties, userId));
  const approved = witness.see(await approve(sheet, password));
  return witness.secret("auth_token", approved.json.auth_token);
}

export async function refuseConsent(life: Life): Promise<void> {
  const { sandbox, parties, witness } = life;
  const { url, host, world } = parties;
  for (const userId of ["maria", "wangwu", "sunli", "zhouqiang", "nobody"]) {
    witness.see(await askConsent(parties, userId));
  }
  const app = { appid: sandbox.file.apps[1]?.appid ?? "", secret: "" };
  witness.see(await askConsent(parties, "lilei", { app }));
  witness.see(await askConsent(parties, "lilei", { categoryId: [1, 2] }));
  witness.see(await askConsent(parties, "lilei", { claims: { client_version: "6.5.21" } }));
  const strange = signAssertion(
    { iss: "https://strange.example", sub: "lilei", appid: world.app.appid },
    host,
  );
  witness.secret("assertion", strange);
  const bearer = { authorization: `Bearer ${strange}` };
  witness.see(await post(`${url}/host/consent-requests`, { category_id: [99, 904] }, bearer));
  witness.see(await post(`${url}/host/consent-requests`, `{"category_id": [`, bearer));

  const jti = crypto.randomUUID();
  const sheet = await openSheet(life, await askConsent(parties, "ouyang", { claims: { jti } }));
  witness.see(await askConsent(parties, "ouyang", { claims: { jti } }));
  witness.see(await approve(sheet, WRONG_PASSWORD));
  witness.see(await approve(sheet, `${PASSWORD}0`));
  witness.see(await approve({ ...sheet, cookie: `${sheet.cookie.slice(0, -1)}!` }, PASSWORD));
  witness.see(await post(`${sheet.url}/approve`, `{"pay_password":"${PASSWORD}"`, { cookie: sheet.cookie }));
  witness.see(await deny(sheet));
  witness.see(await approve(sheet, PASSWORD));
  witness.see(await send(`${sheet.url}/details`, { headers: { cookie: sheet.cookie } }));
}

export async function lockOut(life: Life): Promise<void> {
  const sheet = await openSheet(life, await askConsent(life.parties, "zhaoxing"));
  for (let attempt = 0; attempt < 5; attempt++) life.witness.see(await approve(sheet, WRONG_PASSWORD));
  life.witness.see(await approve(sheet, PASSWORD));
}
