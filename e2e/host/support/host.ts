/** The test host's back end, made of `@shiming/host`, at a test platform. */
import { type ConsentQuestion, RealnameHost, type RealnameHostOptions } from "@shiming/host";
import { host } from "../../support/hosts.ts";
import type { TestPlatform } from "../../support/platform.ts";

export function createHost(
  platform: Pick<TestPlatform, "baseUrl" | "now">,
  options: Partial<RealnameHostOptions> = {},
): RealnameHost {
  const { issuer, kid, privateKey } = host;
  return new RealnameHost({
    baseUrl: platform.baseUrl,
    issuer,
    kid,
    privateKey,
    now: () => platform.now(),
    ...options,
  });
}

/** Whoever it is, in the first mini program, on a client that is new enough. */
export function questionOf(
  platform: Pick<TestPlatform, "world">,
  userId: string,
  changes: Partial<ConsentQuestion> = {},
): ConsentQuestion {
  const { appid } = platform.world.app;
  return { userId, appid, clientOs: "ios", clientVersion: "8.0.50", categoryId: [99, 904], ...changes };
}
