import type { Sensitive } from "@shiming/crypto";
import { endAll } from "../access-token/chains.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { digestOf } from "../digest.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import { changeMiniProgram, type MiniProgramDeps } from "./mini-programs.ts";
import { newSecret } from "./secret.ts";

export interface ResetSecretDeps extends MiniProgramDeps {
  readonly accessTokens: Pick<AccessTokenStore, "changeChain">;
}

/**
 * The old secret ends at once, and with it every access token. Where that fails half-way nobody is told the new secret, and the
 * reset that has to follow ends the tokens. @returns the new one, told this once. @throws `entity_not_found`
 */
export async function resetSecret(
  appid: string,
  actor: Permitted<"apps.reset_secret">,
  deps: ResetSecretDeps,
  at: Date,
): Promise<Sensitive<string>> {
  const secret = newSecret(deps.random);
  await changeMiniProgram(
    appid,
    "secret_reset",
    () => ({ secretDigest: digestOf(secret.reveal()) }),
    actor,
    deps,
    at,
  );
  for (const chain of ["token", "stable_token"] as const) {
    await deps.accessTokens.changeChain(appid, chain, (now) => ({
      next: endAll(now, at),
      result: undefined,
    }));
  }
  return secret;
}
