import type { Mutant } from "./mutant.ts";

const within = (file: string) => `packages/sdk/src/${file}`;

export const sdk: readonly Mutant[] = [
  {
    file: within("options/read-options.ts"),
    was: "!parsed.isPrivate && allowInsecureHttp !== true",
    becomes: "false",
    lets: "the secret go over the network without TLS",
    caughtBy: within("options/options.test.ts"),
  },
  {
    file: within("options/base-url.ts"),
    was: "localhost)$/",
    becomes: "localhost)/",
    lets: "localhost.example.com pass for this machine",
    caughtBy: within("options/options.test.ts"),
  },
  {
    file: within("options/keys.ts"),
    was: 'if (!certificate.checkPrivateKey(privateKey)) throw new RealnameError("key_mismatch");',
    becomes: "",
    lets: "requests name a certificate whose answers nobody here can open",
    caughtBy: within("options/options.test.ts"),
  },
  {
    file: within("http/transport.ts"),
    was: "this.#size > ANSWER_BYTES",
    becomes: "false",
    lets: "whoever answers fill the caller's memory",
    caughtBy: "e2e/sdk/lying-server.test.ts",
  },
  {
    file: within("access-token/access-tokens.ts"),
    was: "{ detail: codeOf(error) }",
    becomes: "{ detail: String(error) }",
    lets: "an access token into an error, where a cache's driver quotes it",
    caughtBy: within("access-token/access-tokens.test.ts"),
  },
  {
    file: within("realname-info/messages.ts"),
    was: 'if (named !== certSerialNo) throw new RealnameError("certificate_swapped");',
    becomes: "",
    lets: "an answer for another certificate look like a damaged one",
    caughtBy: within("realname-info/messages.test.ts"),
  },
  {
    file: within("access-token/stable-token.ts"),
    was: "Math.min(expires_in, limits.accessTokenSeconds)",
    becomes: "expires_in",
    lets: "a token be kept for as long as an answer says",
    caughtBy: within("access-token/stable-token.test.ts"),
  },
  {
    file: within("options/base-url.ts"),
    was: " || username || password",
    becomes: "",
    lets: "a password in the address, and into whatever prints addresses",
    caughtBy: within("options/options.test.ts"),
  },
];
