/** People who sign in to the console of a sandbox, and how they do it quickly: by the API, in their own browser. */
import type { InputOf, OutputOf } from "@shiming/administration";
import type { Action, StaffRole } from "@shiming/core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { askRunningServer } from "../../../apps/cli/src/administration/control-client.ts";
import { oneTimeCode } from "../../../apps/cli/src/sandbox/one-time-code.ts";
import type { RunningSandbox } from "../../support/shiming.ts";
import { unusedCode } from "../../support/unused-code.ts";

export interface ConsolePerson {
  readonly email: string;
  readonly password: string;
  /** In base 32, of whoever has an authenticator app. */
  readonly totp_secret?: string | undefined;
}

export const GOOD_PASSWORD = "烧饼-quartz-7-violin";

/** Has something done on the machine of the platform. */
export async function onMachine<Name extends Action>(
  { data }: Pick<RunningSandbox, "data">,
  operation: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return (await askRunningServer(data, { operation, input, user: "test" })).result as OutputOf<Name>;
}

/** What the mails in the mailbox of a sandbox say, newest first: as whoever runs it reads them. */
export async function mailsIn(
  sandbox: Pick<RunningSandbox, "data">,
  isMeant: (mail: OutputOf<"mailbox.list">[number]) => boolean,
): Promise<string[]> {
  const meant = (await onMachine(sandbox, "mailbox.list", {})).filter(isMeant);
  return Promise.all(meant.map(async ({ id }) => (await onMachine(sandbox, "mailbox.show", { id })).text));
}

/** The secret in the link of the newest mail to an address, once it was sent. */
export async function linkTo(sandbox: RunningSandbox, email: string): Promise<string> {
  const token = async () =>
    /#token=([\w-]+)/.exec((await mailsIn(sandbox, ({ to }) => to.includes(email)))[0] ?? "")?.[1] ?? "";
  await expect.poll(token, { timeout: 60_000 }).not.toBe("");
  return token();
}

/** As the page itself calls the sign-in. @throws Error with what was answered */
function authIn<Answer>(page: Page, path: string, body: object): Promise<Answer> {
  return page.evaluate(
    async ([to, sent]) => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`/api/auth${to}`, { method: "POST", headers, body: JSON.stringify(sent) });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${to} ${response.status} ${JSON.stringify(answer)}`);
      return answer;
    },
    [path, body] as const,
  );
}

/** Somebody new with these roles, and an authenticator app. @param page of a browser that nobody is signed in to */
export async function newStaff(
  page: Page,
  platform: Pick<RunningSandbox, "data">,
  email: string,
  roles: StaffRole[],
): Promise<ConsolePerson> {
  const { url } = await onMachine(platform, "staff.create", { email, roles });
  const token = new URL(url).hash.replace("#token=", "");
  await page.goto("/sign-in");
  await authIn(page, "/sign-up/invited", { token, name: "李静", password: GOOD_PASSWORD });
  return { email, password: GOOD_PASSWORD, totp_secret: await setUpTotp(page) };
}

/** Somebody who has signed up and belongs to no organisation yet. @param page of a browser that nobody is signed in to */
export async function newcomer(page: Page, sandbox: RunningSandbox, email: string): Promise<ConsolePerson> {
  await page.goto("/sign-in");
  await authIn(page, "/sign-up/request", { email });
  const token = await linkTo(sandbox, email);
  await authIn(page, "/sign-up/complete", { token, name: "林晓", password: GOOD_PASSWORD });
  await authIn(page, "/sign-out", {});
  return { email, password: GOOD_PASSWORD };
}

/** Of whoever has just signed up, who is signed out then. */
async function setUpTotp(page: Page): Promise<string> {
  const { totpURI } = await authIn<{ totpURI: string }>(page, "/two-factor/enable", {
    password: GOOD_PASSWORD,
  });
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  await authIn(page, "/two-factor/verify-totp", { code: codeOf(secret) });
  await authIn(page, "/sign-out", {});
  return secret;
}

/** What the authenticator app shows now, or next where that was used. */
export const codeOf = (secret: string): string =>
  unusedCode(secret, (at) => oneTimeCode(secret, new Date(at)).code);

/** One of those who live in every sandbox, by their name in `sandbox.json`: `reviewer`, `fund_owner`. */
export function inhabitant({ file }: RunningSandbox, who: string): ConsolePerson {
  const found = file.console.sign_ins.find((each) => each.who === who);
  if (!found) throw new Error(`nobody in the sandbox is ${who}`);
  return found;
}
