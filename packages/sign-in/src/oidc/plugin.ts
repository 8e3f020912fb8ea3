/**
 * Single sign-on of the staff. The provider proves who somebody is; whether they are staff is decided here: nobody becomes
 * staff by it. Its session counts as one with a second factor, which is the provider's to ask for.
 */
import type { StaffStore } from "@shiming/core";
import type { AuthContext, BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { BASE_PATH } from "../base-path.ts";
import type { Links } from "../links.ts";
import type { Errand, OidcProvider, ProvedPerson } from "./provider.ts";

export interface OidcParts {
  readonly provider: OidcProvider;
  readonly staff: Pick<StaffStore, "find">;
  readonly links: Links;
  readonly baseUrl: () => string;
}

/** The way back is a navigation from another site, which brings no strict cookie. */
const ERRAND = { name: "oidc", attributes: { maxAge: 600, sameSite: "lax" } } as const;
const PROVIDER_ID = "oidc";
const REFUSED = "PROVIDER_REFUSED";
const AWAY = "PROVIDER_UNREACHABLE";

export function oidcPlugin(parts: OidcParts): BetterAuthPlugin {
  return { id: "oidc", endpoints: { startOidc: start(parts), finishOidc: finish(parts) } };
}

function start({ provider, links, baseUrl }: OidcParts) {
  return createAuthEndpoint("/oidc/start", { method: "GET" }, async (context) => {
    const isThere = await provider.isReachable();
    const begun = isThere && (await provider.authorizationUrl(redirectUri(baseUrl)));
    if (!begun) throw context.redirect(links.signInFailed(AWAY));
    const cookie = context.context.createAuthCookie(ERRAND.name, ERRAND.attributes);
    const { secret } = context.context;
    await context.setSignedCookie(cookie.name, JSON.stringify(begun.errand), secret, cookie.attributes);
    throw context.redirect(begun.url.href);
  });
}

function finish({ provider, staff, links }: OidcParts) {
  return createAuthEndpoint("/oidc/callback", { method: "GET" }, async (context) => {
    const { secret, createAuthCookie, internalAdapter } = context.context;
    const cookie = createAuthCookie(ERRAND.name, ERRAND.attributes);
    const kept = await context.getSignedCookie(cookie.name, secret);
    context.setCookie(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
    if (!kept || !context.request) throw context.redirect(links.signInFailed("NOT_BEGUN_HERE"));
    const errand: Errand = JSON.parse(kept);
    const proved = await provider
      .redeem(new URL(context.request.url), errand)
      .catch(async () => ((await provider.isReachable()) ? REFUSED : AWAY));
    if (proved === REFUSED || proved === AWAY) throw context.redirect(links.signInFailed(proved));
    if (!proved) throw context.redirect(links.signInFailed("SECOND_FACTOR_NEEDED"));
    const personId = await personOf(proved, internalAdapter, staff);
    const user = personId && (await internalAdapter.findUserById(personId));
    if (!user) throw context.redirect(links.signInFailed("NOT_STAFF"));
    const session = await internalAdapter.createSession(user.id);
    await setSessionCookie(context, { session, user });
    throw context.redirect(links.home());
  });
}

/**
 * By the provider's name for the person where it came before, else by the address that it has verified: only somebody who is
 * staff now.
 */
async function personOf(
  { subject, email }: ProvedPerson,
  adapter: AuthContext["internalAdapter"],
  staff: Pick<StaffStore, "find">,
): Promise<string | undefined> {
  const account = await adapter.findAccountByKey({ providerId: PROVIDER_ID, accountId: subject });
  const id = account?.userId ?? (email && (await adapter.findUserByEmail(email))?.user.id);
  if (!id || (await staff.find(id))?.state !== "active") return undefined;
  if (!account) {
    const own = (await adapter.findAccounts(id)).find(({ providerId }) => providerId === PROVIDER_ID);
    // An address that has gone over to another person there does not open what was this one's.
    if (own) return undefined;
    await adapter.linkAccount({ userId: id, providerId: PROVIDER_ID, accountId: subject });
  }
  return id;
}

const redirectUri = (baseUrl: () => string) => `${baseUrl()}${BASE_PATH}/oidc/callback`;
