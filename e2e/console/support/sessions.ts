/** Signing in to the console by its API, before a browser has loaded anything: half of what a test's first screen cost was that. */
import type { Page } from "playwright-core";
import { type Browser, browserAt } from "../../sign-in/support/browser.ts";
import { send } from "../../support/http.ts";
import { type ConsolePerson, codeOf } from "./people.ts";

/** Of whom, at which console: who has signed in once stays so until a test signs them out. */
const sessions = new Map<string, Browser>();

/** Signs somebody in, second factor included. @param page of a browser that nobody is signed in to */
export async function signIn(page: Page, origin: string, person: ConsolePerson): Promise<void> {
  const key = `${origin} ${person.email}`;
  const session = sessions.get(key) ?? browserAt(origin, atLoopback(origin));
  sessions.set(key, session);
  if (!(await isSignedIn(session))) await signInTo(session, person);
  await page.context().addCookies(session.setCookies.map((line) => cookieOf(line, origin)));
}

/** As the platform set it, so that what the browser has of it is the platform's doing. */
function cookieOf(line: string, url: string) {
  const [pair = "", ...attributes] = line.split("; ");
  const [, name = "", value = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
  const has = (attribute: string) => attributes.includes(attribute);
  const sameSite = has("SameSite=Strict") ? "Strict" : "Lax";
  const maxAge = attributes.find((each) => each.startsWith("Max-Age="))?.slice(8);
  const expires = maxAge === undefined ? -1 : Math.ceil(Date.now() / 1000) + Number(maxAge);
  return { name, value, url, httpOnly: has("HttpOnly"), secure: has("Secure"), sameSite, expires } as const;
}

async function isSignedIn(session: Browser): Promise<boolean> {
  const { json } = await session.get("/get-session");
  return Boolean(json?.user);
}

async function signInTo(session: Browser, { email, password, totp_secret }: ConsolePerson): Promise<void> {
  await answered(session, "/sign-in/email", { email, password });
  if (totp_secret) await answered(session, "/two-factor/verify-totp", { code: codeOf(totp_secret) });
}

async function answered(session: Browser, path: string, body: object): Promise<void> {
  const { status, text } = await session.post(path, body);
  if (status !== 200) throw new Error(`${path} ${status} ${text}`);
}

/** Browsers find names under `localhost` by themselves, and Node.js does not. */
const atLoopback =
  (origin: string): Parameters<typeof browserAt>[1] =>
  (path, sent) => {
    const { host, port } = new URL(origin);
    return send(`http://127.0.0.1:${port}${path}`, { ...sent, headers: { ...sent.headers, host } });
  };
