/** In figures, what depends on a mini program just now: told before something is done that cannot be taken back. */
import type { Stores } from "@shiming/core";
import type { AppInUse } from "./schemas/mini-program.ts";

const DAY_MS = 86_400_000;
const MOST_ROWS = 10_000;

export async function appInUse(appid: string, stores: Stores, at: Date): Promise<AppInUse> {
  const lastDay = { from: new Date(at.getTime() - DAY_MS), before: new Date(at.getTime() + 1) };
  const [accessTokens, unused, usage, merchants] = await Promise.all([
    stores.accessTokens.countUsable(appid, at),
    stores.consents.countUnused(appid, at),
    stores.usage.list({ appids: [appid], ...lastDay, by: "hour", limit: MOST_ROWS }),
    stores.miniPrograms.boundMerchants(appid),
  ]);
  const calls = usage.filter(({ what }) => what !== "consent");
  return {
    appid,
    access_tokens: accessTokens,
    calls_last_day: calls.reduce((sum, { times }) => sum + times, 0),
    people_asked: unused.asked,
    auth_tokens: unused.given,
    merchants: merchants.length,
  };
}
