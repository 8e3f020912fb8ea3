/** Somebody at a browser of their own: signs up and in by the real routes, and uses the API. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { callOf, type InputOf, type OutputOf } from "@shiming/administration";
import type { Action } from "@shiming/core";
import { type Browser, browserAt } from "../../sign-in/support/browser.ts";
import { totpOf } from "../../sign-in/support/premises.ts";
import type { Received } from "../../support/http.ts";
import { unusedCode } from "../../support/unused-code.ts";
import type { Platform } from "./platform.ts";

export class Person {
  readonly email: string;
  readonly name: string;
  readonly #platform: Platform;
  readonly #password: string;
  #browser: Browser;
  #authenticator: string | undefined;

  constructor(platform: Platform, email: string, name: string) {
    this.#platform = platform;
    this.email = email;
    this.name = name;
    this.#password = `烧饼-quartz-${email}`;
    this.#browser = browserOf(platform);
  }

  async asksToSignUp(): Promise<void> {
    await this.#post("/sign-up/request", { email: this.email });
  }

  /** By the link of a mail, once. Whoever is not sure that it has worked tries to sign in. */
  async followsTheLink(link: string, to: "complete" | "invited"): Promise<void> {
    if (await this.hasAPassword()) return;
    const token = new URL(link).hash.replace("#token=", "");
    await this.#post(`/sign-up/${to}`, { token, name: this.name, password: this.#password });
  }

  /** With the password, and the code of an authenticator app, which is set up the first time. */
  async signsIn(): Promise<void> {
    this.#browser = browserOf(this.#platform);
    const { json } = await this.#post("/sign-in/email", { email: this.email, password: this.#password });
    if (json.twoFactorRedirect !== true) {
      const enabled = await this.#post("/two-factor/enable", { password: this.#password });
      this.#authenticator = enabled.json.totpURI;
    }
    const app = this.#authenticator ?? "";
    const code = unusedCode(app, (at) => totpOf(app, at), this.#platform.now().getTime());
    await this.#post("/two-factor/verify-totp", { code });
  }

  async hasAPassword(): Promise<boolean> {
    const answer = await browserOf(this.#platform).post("/sign-in/email", {
      email: this.email,
      password: this.#password,
    });
    return answer.status === 200;
  }

  async isIn(): Promise<boolean> {
    const { json } = await this.#browser.get("/get-session");
    return json?.user?.twoFactorEnabled === true;
  }

  async acceptsTheInvitation(link: string): Promise<void> {
    await this.do("invitations.accept", { token: new URL(link).hash.replace("#token=", "") });
  }

  /** @throws Error that says how it was refused */
  async do<Name extends Action>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const { status, text, json } = await this.asks(name, input);
    if (status !== 200) throw new Error(`${name} for ${this.email}: ${status} ${text}`);
    return json;
  }

  asks<Name extends Action>(name: Name, input: InputOf<Name>): Promise<Received> {
    const { method, path, body } = callOf(name, { ...(input as object) });
    const headers = {
      ...this.#browser.headers,
      cookie: this.#browser.cookieHeader,
      ...(body && { "content-type": "application/json" }),
    };
    return this.#platform.call(path, { method, headers, ...(body && { body }) });
  }

  /** Makes an API token for a pipeline of theirs. @returns its file */
  async keepsAToken(name: string, actions: readonly Action[]): Promise<string> {
    const ends_at = new Date(this.#platform.now().getTime() + 300 * 86_400_000).toISOString();
    const { token, token_id } = await this.do("tokens.create", { name, actions: [...actions], ends_at });
    const file = join(this.#platform.premises.folder, `token-${token_id}`);
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    return file;
  }

  async #post(path: string, body: object) {
    const answer = await this.#browser.post(path, body);
    if (answer.status !== 200) throw new Error(`${path} for ${this.email}: ${answer.status} ${answer.text}`);
    return answer;
  }
}

const browserOf = (platform: Platform) => browserAt(platform.url, (path, sent) => platform.call(path, sent));
