import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { digestOf } from "../digest.ts";
import { DomainError } from "../failure.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { AccessToken } from "./access-token.ts";
import type { ClientCredential } from "./credential.ts";
import { type IssueDeps, issueStableToken, issueToken } from "./issue.ts";
import { verifyAccessToken } from "./verify.ts";

const APPID = "wx0123456789abcdef";
const CREDENTIAL: ClientCredential = { grantType: "client_credential", appid: APPID, secret: "secret" };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

/** One mini program, whose tokens are kept in memory. */
function setUp() {
  let tokens: readonly AccessToken[] = [];
  const accessTokens: IssueDeps["accessTokens"] = {
    find: async (digest) => tokens.find((token) => token.digest === digest),
    changeChain: async (_appid, _chain, change) => {
      const { next, result } = change(tokens);
      tokens = next;
      return result;
    },
  };
  const app = { appid: APPID, secretDigest: digestOf("secret") } as MiniProgram;
  const key = localKeyEncryptionKey("key", Buffer.alloc(32, 1));
  const deps = {
    miniPrograms: { find: async (appid: string) => (appid === APPID ? app : undefined) },
    accessTokens,
    keys: { current: () => key, byId: () => key },
    random: randomBytes,
  };
  return { deps, tokens: () => tokens };
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "none",
    (error) => (error instanceof DomainError ? error.failure : error),
  );

describe("the credential of a mini program", () => {
  it.each<[Partial<ClientCredential>, string]>([
    [{ grantType: undefined }, "grant_type_invalid"],
    [{ grantType: "authorization_code" }, "grant_type_invalid"],
    [{ grantType: ["client_credential"] }, "grant_type_invalid"],
    [{ appid: undefined }, "appid_missing"],
    [{ appid: null }, "appid_missing"],
    [{ appid: "" }, "appid_missing"],
    [{ secret: undefined }, "secret_missing"],
    [{ secret: null }, "secret_missing"],
    [{ secret: "" }, "secret_missing"],
    [{ appid: APPID.toUpperCase() }, "appid_invalid"],
    [{ appid: 1 }, "appid_invalid"],
    [{ appid: "wxffffffffffffffff" }, "appid_invalid"],
    [{ secret: "Secret" }, "secret_invalid"],
    [{ secret: 1 }, "secret_invalid"],
    [{ secret: digestOf("secret") }, "secret_invalid"],
  ])("with %o is refused as %s, by both ways to a token", async (change, failure) => {
    const { deps, tokens } = setUp();
    const credential = { ...CREDENTIAL, ...change };
    expect(await failureOf(issueToken(credential, deps, at(0)))).toBe(failure);
    expect(await failureOf(issueStableToken(credential, false, deps, at(0)))).toBe(failure);
    expect(tokens()).toEqual([]);
  });
});

describe("an access token", () => {
  it("is told once and remembered as a digest", async () => {
    const { deps, tokens } = setUp();
    const { accessToken, expiresIn } = await issueToken(CREDENTIAL, deps, at(0));
    expect(expiresIn).toBe(7200);
    expect(tokens()).toMatchObject([{ digest: digestOf(accessToken), sealed: undefined }]);
    expect(await verifyAccessToken(accessToken, deps, at(7199))).toBe(APPID);
  });

  it("of the stable kind is remembered sealed, and told again with what remains of its life", async () => {
    const { deps, tokens } = setUp();
    const { accessToken } = await issueStableToken(CREDENTIAL, false, deps, at(0));
    const sealed = Buffer.from(tokens()[0]?.sealed ?? []);
    expect(sealed.length).toBeGreaterThan(0);
    expect(sealed.includes(accessToken)).toBe(false);
    expect(await issueStableToken(CREDENTIAL, false, deps, at(100.5))).toEqual({
      accessToken,
      expiresIn: 7099,
    });
  });

  it("is missing, invalid or expired, each by its name", async () => {
    const { deps } = setUp();
    const [first, second] = [
      await issueToken(CREDENTIAL, deps, at(0)),
      await issueToken(CREDENTIAL, deps, at(1)),
    ];
    const failure = (token: string | undefined, seconds: number) =>
      failureOf(verifyAccessToken(token, deps, at(seconds)));
    expect(await failure(undefined, 2)).toBe("access_token_missing");
    expect(await failure("", 2)).toBe("access_token_missing");
    expect(await failure("unknown", 2)).toBe("access_token_invalid");
    expect(await failure(first.accessToken, 301)).toBe("access_token_invalid");
    expect(await failure(second.accessToken, 7200)).toBe("none");
    expect(await failure(second.accessToken, 7201)).toBe("access_token_expired");
    expect(await failure(first.accessToken, 7200)).toBe("access_token_expired");
  });

  it("says how to go on when its refreshes are used up", async () => {
    const { deps } = setUp();
    for (let n = 0; n < 20; n++) await issueStableToken(CREDENTIAL, true, deps, at(n * 30));
    expect(await failureOf(issueStableToken(CREDENTIAL, true, deps, at(600)))).toBe(
      "token_refresh_limit_reached",
    );
    expect(await failureOf(issueStableToken(CREDENTIAL, false, deps, at(600)))).toBe("none");
  });
});
