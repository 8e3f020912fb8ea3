/** The mini program's back end at the calls of sections 3 and 4. */
import { endpoints, GRANT_TYPE } from "@shiming/wire";
import type { Stage } from "../case.ts";
import { demand, describe, isContractAnswer } from "../check.ts";
import { jsonOf, type Received } from "../http.ts";
import type { TargetApp } from "../target.ts";

/** Parameters of a request for a token; one set to `undefined` is left out. */
export type TokenParameters = Readonly<Record<string, unknown>>;

const usualOf = ({ appid, secret }: TargetApp) => ({ grant_type: GRANT_TYPE, appid, secret });

/** `GET /cgi-bin/token`: supersedes whatever token the mini program had from it. */
export function getToken(stage: Stage, app: TargetApp, changes: TokenParameters = {}): Promise<Received> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usualOf(app), ...changes })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return stage.send(`${stage.target.baseUrl}${endpoints.token.path}?${query}`);
}

export function getStableToken(
  stage: Stage,
  app: TargetApp,
  changes: TokenParameters = {},
): Promise<Received> {
  return stage.send(
    `${stage.target.baseUrl}${endpoints.stableToken.path}`,
    jsonOf({ ...usualOf(app), ...changes }),
  );
}

/** The token of a right answer. @throws Violation when it is none */
export function tokenIn(received: Received): string {
  const { access_token: token } = received.json;
  const isToken = isContractAnswer(received) && typeof token === "string" && token !== "";
  demand(isToken, "HTTP 200, application/json, access_token", describe(received));
  return token as string;
}

/** A stable token: other cases may use it at the same time. */
export async function accessTokenOf(stage: Stage, app: TargetApp = stage.target.app): Promise<string> {
  return tokenIn(await getStableToken(stage, app));
}

export function getCategories(stage: Stage, accessToken: string): Promise<Received> {
  const query = new URLSearchParams({ access_token: accessToken });
  return stage.send(`${stage.target.baseUrl}${endpoints.categories.path}?${query}`);
}
