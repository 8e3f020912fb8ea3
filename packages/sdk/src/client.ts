import { type CallSite, callSiteOf, type RealnameInfo, thrownAt } from "@shiming/crypto";
import { endpoints } from "@shiming/wire";
import { type Category, parseCategoriesAnswer } from "./categories/categories.ts";
import { type Effects, systemEffects } from "./effects.ts";
import { type Language, RealnameError } from "./error/realname-error.ts";
import type { AnswerObject } from "./http/answer.ts";
import { createSessionCall, type Login, parseSessionAnswer } from "./login/session.ts";
import { type MerchantAtWork, merchantAtWork } from "./merchant-at-work.ts";
import {
  aboutVariable,
  type Environment,
  readEnvironment,
  readLanguageVariable,
} from "./options/environment.ts";
import { optionError } from "./options/option-error.ts";
import type { CallOptions, RealnameClientOptions, RealnameClientSettings } from "./options/options.ts";
import { type Configuration, readLanguage, readOptions } from "./options/read-options.ts";
import { PlatformCalls } from "./platform-calls.ts";
import {
  type AskedItem,
  type DisclosedItems,
  disclosedItems,
  parseItemsAnswer,
  readItems,
} from "./realname-info/items.ts";
import { createRealnameInfoRequest, parseRealnameInfoAnswer } from "./realname-info/messages.ts";
import {
  createVerificationRequest,
  parseVerificationAnswer,
  type Verification,
  type VerificationQuestion,
} from "./verification/messages.ts";

/**
 * A mini program's back end at the platform. Make one, once, and share it: it keeps the access token and the connections.
 *
 * ```ts
 * const shiming = RealnameClient.fromEnv();
 * const { realName, credentialId } = await shiming.getRealnameInfo(authToken);
 * ```
 */
export class RealnameClient {
  readonly #language: Language;
  readonly #effects: Effects;
  readonly #configuration: Configuration;
  readonly #merchant: MerchantAtWork | undefined;
  readonly #calls: PlatformCalls;
  readonly #underway = new Set<Promise<unknown>>();
  #closed = false;

  /**
   * Looks at every option, and whether key and certificate belong together. Sends nothing.
   *
   * @throws RealnameError about the first option that is missing or wrong; `key_mismatch`
   */
  constructor(options: RealnameClientOptions) {
    // JavaScript may call with nothing at all, and is told what to set first.
    const given = options ?? ({} as RealnameClientOptions);
    const { dispatcher, tokenCache, effects = systemEffects } = given;
    const site = callSiteOf(RealnameClient);
    this.#language = speaking("en", site, () => readLanguage(given.language));
    this.#configuration = speaking(this.#language, site, () => readOptions(given));
    const { merchant, workers } = this.#configuration;
    this.#effects = effects;
    this.#calls = new PlatformCalls({ configuration: this.#configuration, dispatcher, tokenCache, effects });
    this.#merchant = merchant && merchantAtWork(merchant, workers);
  }

  /**
   * A client by the environment: `SHIMING_BASE_URL`, `SHIMING_APPID`, `SHIMING_SECRET` (or `…_FILE`), `SHIMING_MCH_ID`,
   * `SHIMING_PRIVATE_KEY_FILE`, `SHIMING_PRIVATE_KEY_PASSPHRASE` (or `…_FILE`) if there is one,
   * `SHIMING_CERTIFICATE_FILE` or `SHIMING_CERT_SERIALNO`, and `SHIMING_LANGUAGE`. Everything else is a setting here. Who verifies and
   * is given nothing sets none of the merchant's.
   *
   * @throws RealnameError as the constructor does, naming the variable; `file_unreadable`
   */
  static fromEnv(
    settings: RealnameClientSettings = {},
    environment: Environment = process.env,
  ): RealnameClient {
    const site = callSiteOf(RealnameClient.fromEnv);
    const language = settings.language ?? readLanguageVariable(environment);
    try {
      return new RealnameClient({
        ...readEnvironment(environment),
        ...settings,
        ...(language && { language }),
      });
    } catch (error) {
      if (!(error instanceof RealnameError)) throw error;
      throw thrownAt(site, aboutVariable(error).in(language === "zh" ? "zh" : "en"));
    }
  }

  /**
   * The mini program's categories: those that the button's `category-id` can name. Contract §4.
   *
   * @throws RealnameError
   */
  getCategories({ signal }: CallOptions = {}): Promise<Category[]> {
    return this.#call(callSiteOf(this.getCategories), async () => {
      const patience = this.#calls.patience(signal);
      return parseCategoriesAnswer(await this.#calls.authorized(endpoints.categories, patience));
    });
  }

  /**
   * The verified name and ID number behind an `auth_token`, which serves once. Contract §5. An answer that is lost on the
   * way is asked for again, with the same request; after `timed_out` and `aborted` the token may be used up.
   *
   * @throws RealnameError; `option_missing` where nothing of a merchant was set
   */
  getRealnameInfo(authToken: string, { signal }: CallOptions = {}): Promise<RealnameInfo> {
    return this.#call(callSiteOf(this.getRealnameInfo), async () => {
      const merchant = this.#requireMerchant();
      const answer = await this.#exchange(authToken, merchant, signal);
      const sealed = parseRealnameInfoAnswer(answer, merchant.signer.certSerialNo);
      // Both were there, and what is sealed is opened.
      return (await merchant.decrypter.open(sealed)) as RealnameInfo;
    });
  }

  /**
   * What the mini program is approved for, where that is not just name and ID number: each item as it is approved, with a question
   * mark where the person may leave it out. Contract §10.
   *
   * ```ts
   * const { claims } = await shiming.getItems(authToken, ["masked_name", "age_over_18?"]);
   * if (claims.age_over_18) console.log("of age");
   * ```
   *
   * @throws RealnameError as `getRealnameInfo` does; `items_missing` when one that is required did not come
   */
  getItems<const Asked extends AskedItem>(
    authToken: string,
    items: readonly Asked[],
    { signal }: CallOptions = {},
  ): Promise<DisclosedItems<Asked>> {
    return this.#call(callSiteOf(this.getItems), async () => {
      const wanted = readItems(items);
      const merchant = this.#requireMerchant();
      const answer = await this.#exchange(authToken, merchant, signal);
      const sealed = parseItemsAnswer(answer, merchant.signer.certSerialNo, wanted);
      return disclosedItems<Asked>(await merchant.decrypter.open(sealed), wanted);
    });
  }

  /**
   * Who is in the mini program, by the code of its `wx.login`, which serves once. Contract §9.
   *
   * @throws RealnameError
   */
  login(jsCode: string, { signal }: CallOptions = {}): Promise<Login> {
    return this.#call(callSiteOf(this.login), async () => {
      if (typeof jsCode !== "string" || jsCode === "") throw new RealnameError("js_code_missing");
      const { appid, secret } = this.#configuration;
      const patience = this.#calls.patience(signal);
      return parseSessionAnswer(await this.#calls.plain(createSessionCall(appid, secret, jsCode), patience));
    });
  }

  /**
   * Whether a name and an ID number that you already have are those of the user who has consented to it. Contract §9. The code serves
   * one call, whatever the result, so the call is sent once: an answer that is lost on the way costs the user another consent.
   *
   * @throws RealnameError
   */
  verify(question: VerificationQuestion, { signal }: CallOptions = {}): Promise<Verification> {
    return this.#call(callSiteOf(this.verify), async () => {
      const body = createVerificationRequest(question);
      const patience = this.#calls.patience(signal);
      const answer = await this.#calls.authorized({ ...endpoints.checkRealnameInfo, body }, patience);
      return parseVerificationAnswer(answer);
    });
  }

  /** Takes no more calls, lets those that are underway end, and ends threads and connections. A dispatcher stays open. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underway);
    await Promise.all([this.#calls.close(), this.#merchant?.decrypter.close()]);
  }

  /** @throws RealnameError `option_missing` */
  #requireMerchant(): MerchantAtWork {
    if (!this.#merchant) throw optionError("option_missing", "mchId");
    return this.#merchant;
  }

  async #exchange(
    authToken: string,
    { mchId, signer }: MerchantAtWork,
    signal: AbortSignal | undefined,
  ): Promise<AnswerObject> {
    if (typeof authToken !== "string" || authToken === "") throw new RealnameError("auth_token_missing");
    const patience = this.#calls.patience(signal);
    const body = createRealnameInfoRequest(authToken, mchId, signer, this.#effects.now());
    return this.#calls.authorized({ ...endpoints.realnameInfo, body }, patience);
  }

  async #call<T>(site: CallSite, work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw thrownAt(site, new RealnameError("client_closed").in(this.#language));
    const call = work();
    this.#underway.add(call);
    try {
      return await call;
    } catch (error) {
      throw error instanceof RealnameError ? thrownAt(site, error.in(this.#language)) : error;
    } finally {
      this.#underway.delete(call);
    }
  }
}

function speaking<T>(language: Language, site: CallSite, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RealnameError ? thrownAt(site, error.in(language)) : error;
  }
}
