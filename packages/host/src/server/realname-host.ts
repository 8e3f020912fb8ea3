import { type CallSite, callSiteOf, thrownAt } from "@shiming/crypto";
import {
  CONSENT_OK,
  type ConsentRequestAnswer,
  endpoints,
  type LoginCodeAnswer,
  type MeSessionAnswer,
} from "@shiming/wire";
import { isObject, readEventDetail } from "../event-detail.ts";
import { type AssertionSubject, type MiniProgramSubject, signAssertion } from "./assertion.ts";
import { type ConsentState, readConsentState, wasGiven } from "./consent-state.ts";
import { HostError } from "./host-error.ts";
import { type Configuration, type RealnameHostOptions, readOptions } from "./options.ts";
import { type Answer, type Call, call, notThePlatform, repeatedly } from "./platform-calls.ts";

/** For which child under 14 the user acts, if for one: what the host calls the child. */
export type ActingFor = Pick<MiniProgramSubject, "actFor">;

/** Who is to be asked, in which mini program, and for which category. */
export interface ConsentQuestion extends MiniProgramSubject {
  /** The button's `category-id`: two ids, or three. */
  readonly categoryId: readonly (number | string)[];
}

/** Who is to be asked to be verified (contract §9), and for which category; the mini program's first that was approved for it, if none. */
export interface VerificationQuestion extends MiniProgramSubject {
  readonly categoryId?: readonly (number | string)[];
}

/** A consent request that waits for the user. */
export interface ConsentInvitation {
  readonly id: string;
  /** For this user's client and nobody's log: its fragment opens the sheet, once. */
  readonly sheetUrl: string;
  /** Whole seconds that the user has. */
  readonly expiresIn: number;
}

/**
 * A host's back end at the platform. Make one, once, and share it.
 *
 * ```ts
 * const realnameHost = new RealnameHost({ baseUrl, issuer, kid, privateKey });
 * const { id, sheetUrl } = await realnameHost.requestConsent({ userId, appid, clientOs, clientVersion, categoryId });
 * ```
 */
export class RealnameHost {
  readonly #configuration: Configuration;

  /** @throws HostError `option_invalid` about the first option that is wrong. Sends nothing. */
  constructor(options: RealnameHostOptions) {
    const site = callSiteOf(RealnameHost);
    try {
      // JavaScript may call with nothing at all, and is told what to set first.
      this.#configuration = readOptions(options ?? {});
    } catch (error) {
      throw fromHere(site, error);
    }
  }

  /** The assertion alone, for a caller that sends it by other means. It is good for one minute and one request. */
  signAssertion(subject: AssertionSubject): Promise<string> {
    return signAssertion(subject, this.#configuration, this.#configuration.now());
  }

  /**
   * Asks the platform to ask the user. Everything that can fail before the password fails here. A request whose answer
   * is lost is sent again with the same assertion, and never opens two.
   * @throws HostError
   */
  requestConsent({ categoryId, ...subject }: ConsentQuestion): Promise<ConsentInvitation> {
    return calledAt(callSiteOf(this.requestConsent), () => this.#ask(subject, { category_id: categoryId }));
  }

  /**
   * The same for a verification: the sheet ends with a `code`, and nothing is handed over. Contract §9.
   * @throws HostError
   */
  requestVerification({ categoryId, ...subject }: VerificationQuestion): Promise<ConsentInvitation> {
    const asked = { kind: "verification", ...(categoryId && { category_id: categoryId }) };
    return calledAt(callSiteOf(this.requestVerification), () => this.#ask(subject, asked));
  }

  /**
   * What `wx.login` gives the mini program: its back end learns by it who is there, once, within 300 s. Contract §9.
   * @throws HostError
   */
  createLoginCode(subject: MiniProgramSubject): Promise<string> {
    return calledAt(callSiteOf(this.createLoginCode), async () => {
      const { body } = await repeatedly(async () => {
        // As for a session: every attempt has an assertion of its own.
        const authorization = `Bearer ${await this.signAssertion(subject)}`;
        return this.#call({ ...endpoints.loginCodes, headers: { authorization } });
      });
      return parseLoginCodeAnswer(body);
    });
  }

  /**
   * Where to send the user for "my authorizations", or a guardian for those of a child. The URL carries a one-time secret, as the sheet's does.
   * @throws HostError
   */
  createMeSession(userId: string, { actFor }: ActingFor = {}): Promise<string> {
    return calledAt(callSiteOf(this.createMeSession), async () => {
      const { body } = await repeatedly(async () => {
        // Here a second use of an assertion is stale, so that every attempt has its own.
        const authorization = `Bearer ${await this.signAssertion({ userId, actFor })}`;
        return this.#call({ ...endpoints.meSessions, headers: { authorization } });
      });
      return parseMeSessionAnswer(body);
    });
  }

  /**
   * What became of a consent request of this user, or of one as a guardian, by the platform's own record.
   * @throws HostError
   */
  consentState(userId: string, consentId: string, acting: ActingFor = {}): Promise<ConsentState> {
    return calledAt(callSiteOf(this.consentState), async () => {
      const invitationUrl = await this.createMeSession(userId, acting);
      return readConsentState(consentId, invitationUrl, (request) => this.#call(request));
    });
  }

  /**
   * Holds what the user's page says against what the platform knows. That the `auth_token` is the one of this consent,
   * only the mini program's back end can find out, by exchanging it.
   * @param detail of the button's event, as the page handed it over
   * @returns the state of the consent
   * @throws HostError `result_malformed`; `result_contradicted` when the page says that the user has authorized, and
   * the platform does not
   */
  verifyResult(
    userId: string,
    consentId: string,
    detail: unknown,
    acting: ActingFor = {},
  ): Promise<ConsentState> {
    return calledAt(callSiteOf(this.verifyResult), async () => {
      const result = readEventDetail(detail);
      if (!result) throw new HostError("result_malformed", "That is no detail of the button's event.");
      const state = await this.consentState(userId, consentId, acting);
      if (result.errMsg === CONSENT_OK && !wasGiven(state)) {
        throw new HostError("result_contradicted", `The page says ok, and the consent is ${state}.`);
      }
      return state;
    });
  }

  async #ask(subject: MiniProgramSubject, asked: object): Promise<ConsentInvitation> {
    const authorization = `Bearer ${await this.signAssertion(subject)}`;
    const request = { ...endpoints.consentRequests, headers: { authorization }, body: asked };
    const { body } = await repeatedly(() => this.#call(request));
    return parseConsentRequestAnswer(body);
  }

  #call(request: Call): Promise<Answer> {
    const { baseUrl, attemptTimeoutMs } = this.#configuration;
    return call(baseUrl, request, attemptTimeoutMs);
  }
}

async function calledAt<T>(site: CallSite, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fromHere(site, error);
  }
}

function fromHere(site: CallSite, error: unknown): unknown {
  return error instanceof HostError ? thrownAt(site, error) : error;
}

function parseConsentRequestAnswer(body: unknown): ConsentInvitation {
  const { id, sheet_url, expires_in }: Partial<ConsentRequestAnswer> = isObject(body) ? body : {};
  if (typeof id !== "string" || !isUrl(sheet_url) || typeof expires_in !== "number") throw notThePlatform();
  return { id, sheetUrl: sheet_url, expiresIn: expires_in };
}

function parseLoginCodeAnswer(body: unknown): string {
  const { js_code }: Partial<LoginCodeAnswer> = isObject(body) ? body : {};
  if (typeof js_code !== "string" || js_code === "") throw notThePlatform();
  return js_code;
}

function parseMeSessionAnswer(body: unknown): string {
  const { url }: Partial<MeSessionAnswer> = isObject(body) ? body : {};
  if (!isUrl(url)) throw notThePlatform();
  return url;
}

function isUrl(value: unknown): value is string {
  return typeof value === "string" && URL.canParse(value);
}
