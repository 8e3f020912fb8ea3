/** A real OpenID provider on this machine, whose only page signs in whom it is told, without asking. It can be away. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface ProviderPerson {
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly acr?: string;
  readonly amr?: readonly string[];
}

const CLIENT = { id: "shiming", secret: "a-secret-of-the-client-of-this-test" };

export async function startIdentityProvider(redirectUri: string) {
  let current: ProviderPerson | undefined;
  let isAway = false;
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "RS256",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    acrValues: ["urn:example:two-factors"],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: current?.email, email_verified: current?.emailVerified }),
    }),
  });
  provider.proxy = false;
  const callback = provider.callback();
  server.on("request", async (request, response) => {
    if (isAway) return void request.socket.destroy();
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    const { subject = "", acr, amr } = current ?? {};
    if (prompt.name === "login") {
      const login = { accountId: subject, ...(acr && { acr }), ...(amr && { amr: [...amr] }) };
      return provider.interactionFinished(request, response, { login });
    }
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: subject, clientId: String(params.client_id) });
    grant.addOIDCScope("openid email");
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return {
    settings: { issuer, clientId: CLIENT.id },
    clientSecret: CLIENT.secret,
    /** Whom a real browser is of that comes by. */
    expect(person: ProviderPerson): void {
      current = person;
    },
    /** Answers nobody, until it is called with `false`. */
    goAway(away: boolean): void {
      isAway = away;
    },
    /** Walks a browser of that person through the provider. @returns where it sends the browser back to */
    async signIn(person: ProviderPerson, authorizationUrl: string): Promise<string> {
      current = person;
      const cookies = new Map<string, string>();
      let url = authorizationUrl;
      while (!url.startsWith(redirectUri)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
        for (const set of answer.headers.getSetCookie()) {
          const [name = "", value = ""] = (set.split(";")[0] ?? "").split(/=(.*)/s);
          cookies.set(name, value);
        }
        const location = answer.headers.get("location");
        if (!location) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
        url = new URL(location, url).href;
      }
      return url;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
