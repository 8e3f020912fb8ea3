/** What one person does, and the host for the person: each step once, and what did not go well is written down. */
import type { Received } from "../../support/http.ts";
import { post, send } from "../../support/http.ts";
import { payPassword } from "../../support/persons.ts";
import {
  askConsent,
  cookieOf,
  inviteToMyAuthorizations,
  type ReachedPlatform,
} from "../../support/protocol.ts";
import type { TestApp } from "../../support/world.ts";
import type { Decided, Failed } from "../checker/records.ts";

export interface GivenToken {
  readonly consentId: string;
  readonly authToken: string;
}

interface Person {
  readonly userId: string;
  readonly realName: string;
}

interface Notebook {
  readonly decided: Decided[];
  readonly failed: Failed[];
}

/** Nobody looks at a sheet that does not move for longer. */
const PATIENCE_MS = 10_000;

export class Steps {
  readonly #platform: ReachedPlatform;
  readonly #person: Person;
  readonly #notebook: Notebook;

  constructor(platform: ReachedPlatform, person: Person, notebook: Notebook) {
    this.#platform = platform;
    this.#person = person;
    this.#notebook = notebook;
  }

  /** From the tap to the token; none where a step did not go well. */
  async consent(app: TestApp): Promise<GivenToken | undefined> {
    const { url } = this.#platform;
    const asked = await this.#step("ask", () => askConsent(this.#platform, this.#person.userId, { app }));
    if (!asked) return undefined;
    const { id: consentId, sheet_url } = asked.json;
    const sheet = `${url}/consent/${consentId}`;
    const secret = new URL(sheet_url).hash.slice(1);
    const opened = await this.#step("open", () => post(`${sheet}/session`, { secret }));
    if (!opened) return undefined;
    const headers = { cookie: cookieOf(opened) };
    if (!(await this.#step("details", () => send(`${sheet}/details`, { headers })))) return undefined;
    const approved = await this.#decide("approved", consentId, () =>
      post(`${sheet}/approve`, { pay_password: payPassword }, headers),
    );
    return approved && { consentId, authToken: approved.json.auth_token };
  }

  async takeBack({ consentId }: GivenToken): Promise<void> {
    const { url } = this.#platform;
    const { userId } = this.#person;
    const invited = await this.#step("invite", () => inviteToMyAuthorizations(this.#platform, userId));
    if (!invited) return;
    const secret = new URL(invited.json.url).hash.slice(1);
    const opened = await this.#step("enter", () => post(`${url}/me/session`, { secret }));
    if (!opened) return;
    const headers = { cookie: cookieOf(opened) };
    await this.#decide("withdrawn", consentId, () =>
      post(`${url}/me/consents/${consentId}/withdraw`, undefined, headers),
    );
  }

  async #decide(what: Decided["what"], consentId: string, act: () => Promise<Received>) {
    const begunAt = Date.now();
    const done = await this.#step(what, act);
    const { realName } = this.#person;
    const isConfirmed = done !== undefined;
    this.#notebook.decided.push({ consentId, what, realName, begunAt, endedAt: Date.now(), isConfirmed });
    return done;
  }

  async #step(step: string, act: () => Promise<Received>): Promise<Received | undefined> {
    const begunAt = Date.now();
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    const received = await Promise.race([act().catch(() => undefined), late]);
    clearTimeout(timer);
    if (received && received.status < 300) return received;
    this.#notebook.failed.push({ step, status: received?.status, begunAt });
    return undefined;
  }
}
