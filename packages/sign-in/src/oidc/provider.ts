/** The operator's identity provider (OpenID Connect Core 1.0), as this is its relying party: code flow with PKCE. */
import type { Sensitive } from "@shiming/core";
import * as oidc from "openid-client";

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Sensitive<string>;
  /** Of which the provider has to state one in `acr`: what it calls a sign-in with a second factor. */
  readonly acr?: readonly string[] | undefined;
  /** Of which it has to state one in `amr` (RFC 8176). */
  readonly amr?: readonly string[] | undefined;
}

/** What the browser keeps between the way there and the way back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProvedPerson {
  /** The provider's own name for the person, which never changes. */
  readonly subject: string;
  readonly email: string | undefined;
}

const PATIENCE_MS = 3000;
/** Bad gateway, unavailable, timed out. */
const GATEWAY_ALONE = [502, 503, 504];

export class OidcProvider {
  readonly #settings: OidcSettings;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(settings: OidcSettings) {
    this.#settings = settings;
  }

  async authorizationUrl(redirectUri: string): Promise<{ readonly url: URL; readonly errand: Errand }> {
    const errand = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const { acr } = this.#settings;
    const url = oidc.buildAuthorizationUrl(await this.#discover(), {
      redirect_uri: redirectUri,
      scope: "openid email",
      state: errand.state,
      nonce: errand.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: "S256",
      ...(acr && { acr_values: acr.join(" ") }),
    });
    return { url, errand };
  }

  /**
   * Whether a browser that is sent there now would find it. Its own page for a server that is not there leads nowhere, so this is
   * asked before each time; a gateway's word that nobody is behind it counts as well.
   */
  async isReachable(): Promise<boolean> {
    try {
      const { authorization_endpoint: endpoint } = (await this.#discover()).serverMetadata();
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const { status } = await fetch(`${endpoint}`, { method: "HEAD", redirect: "manual", signal });
      return !GATEWAY_ALONE.includes(status);
    } catch {
      return false;
    }
  }

  /** @returns whom the provider vouches for; `undefined` where it states no second factor although one is asked for. It throws what openid-client does */
  async redeem(callback: URL, { state, nonce, verifier }: Errand): Promise<ProvedPerson | undefined> {
    const configuration = await this.#discover();
    const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !this.#hasSecondFactor(claims)) return undefined;
    const about =
      claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : claims;
    const isVerified = about.email_verified === true && typeof about.email === "string";
    return { subject: claims.sub, email: isVerified ? (about.email as string) : undefined };
  }

  #hasSecondFactor({ acr, amr }: oidc.IDToken): boolean {
    const { acr: wantedAcr, amr: wantedAmr } = this.#settings;
    const stated = Array.isArray(amr) ? amr : [];
    return (
      (wantedAcr === undefined || wantedAcr.some((each) => each === acr)) &&
      (wantedAmr === undefined || wantedAmr.some((each) => stated.includes(each)))
    );
  }

  /** Once; after a failure, again with the next sign-in. */
  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const server = new URL(issuer);
    const isHere = server.protocol === "http:";
    this.#configuration ??= oidc
      .discovery(
        server,
        clientId,
        clientSecret.reveal(),
        undefined,
        isHere ? { execute: [oidc.allowInsecureRequests] } : undefined,
      )
      .catch((error: unknown) => {
        this.#configuration = undefined;
        throw error;
      });
    return this.#configuration;
  }
}
