import { endpoints, query } from "@shiming/wire";
import { Agent, type Dispatcher } from "undici";
import { AccessTokens } from "./access-token/access-tokens.ts";
import { createStableTokenRequest, parseTokenAnswer } from "./access-token/stable-token.ts";
import { createMemoryTokenCache, type TokenCache } from "./access-token/token-cache.ts";
import type { Effects } from "./effects.ts";
import { RealnameError } from "./error/realname-error.ts";
import { type AnswerObject, parseAnswer } from "./http/answer.ts";
import { send } from "./http/transport.ts";
import { type Configuration, requireSignal } from "./options/read-options.ts";
import { type Patience, withinTime } from "./time/patience.ts";
import { retry } from "./time/retry.ts";

interface CallsDeps {
  readonly configuration: Configuration;
  readonly dispatcher: Dispatcher | undefined;
  readonly tokenCache: TokenCache | undefined;
  readonly effects: Effects;
}

interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
}

const CONNECTIONS = 64;

/** Calls of one mini program to one platform: repeated where that can help, with an access token where one is needed. */
export class PlatformCalls {
  readonly #configuration: Configuration;
  readonly #effects: Effects;
  readonly #dispatcher: Dispatcher;
  readonly #ownDispatcher: Agent | undefined;
  readonly #tokens: AccessTokens;

  constructor({ configuration, dispatcher, tokenCache = createMemoryTokenCache(), effects }: CallsDeps) {
    this.#configuration = configuration;
    this.#effects = effects;
    this.#ownDispatcher = dispatcher ? undefined : new Agent({ connections: CONNECTIONS });
    this.#dispatcher = dispatcher ?? (this.#ownDispatcher as Agent);
    this.#tokens = new AccessTokens({
      cache: tokenCache,
      key: `shiming:access_token:${configuration.baseUrl.origin}${configuration.baseUrl.prefix}:${configuration.appid}`,
      fetch: () => this.#fetchToken(),
      effects,
    });
  }

  /** How long a call that begins now may take. @throws RealnameError `option_invalid` for what is no signal */
  patience(signal: AbortSignal | undefined): Patience {
    requireSignal(signal);
    return { until: this.#effects.now().getTime() + this.#configuration.timeoutMs, signal };
  }

  /**
   * A call with an access token. When the platform refuses the token, the call is made once more with another.
   *
   * @throws RealnameError
   */
  async authorized(call: Call, patience: Patience): Promise<AnswerObject> {
    const accessToken = await this.#obtainToken(undefined, patience);
    try {
      return await this.#withToken(accessToken, call, patience);
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      const another = await this.#obtainToken(accessToken, patience);
      if (another === accessToken) throw error;
      return this.#withToken(another, call, patience);
    }
  }

  /** A call that needs no access token. @throws RealnameError */
  plain(call: Call, patience: Patience): Promise<AnswerObject> {
    return this.#send(call, patience);
  }

  /** Whatever is still underway fails; the client waits for its calls before. */
  async close(): Promise<void> {
    await this.#ownDispatcher?.destroy();
  }

  #withToken(accessToken: string, { method, path, body }: Call, patience: Patience): Promise<AnswerObject> {
    const parameters = new URLSearchParams({ [query.accessToken]: accessToken });
    return this.#send(
      { method, path: `${path}?${parameters}`, ...(body === undefined ? {} : { body }) },
      patience,
    );
  }

  /** Many calls may wait for the same token: nobody's signal ends the request for it, only its own time. */
  #obtainToken(refused: string | undefined, { until, signal }: Patience): Promise<string> {
    const leftMs = Math.max(0, until - this.#effects.now().getTime());
    return withinTime(leftMs, signal, this.#effects, () => this.#tokens.obtain(refused));
  }

  async #fetchToken() {
    const { appid, secret } = this.#configuration;
    const body = createStableTokenRequest(appid, secret);
    const answer = await this.#send({ ...endpoints.stableToken, body }, this.patience(undefined));
    return parseTokenAnswer(answer, this.#effects.now());
  }

  #send({ method, path, body }: Call, patience: Patience): Promise<AnswerObject> {
    const { baseUrl, policy } = this.#configuration;
    const request = {
      origin: baseUrl.origin,
      method,
      path: baseUrl.prefix + path,
      ...(body === undefined ? {} : { body }),
    };
    const attempt = async (signal: AbortSignal) => parseAnswer(await send(request, this.#dispatcher, signal));
    return retry(attempt, policy, patience, this.#effects);
  }
}

function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof RealnameError &&
    (error.code === "access_token_invalid" || error.code === "access_token_expired")
  );
}
