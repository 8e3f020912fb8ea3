/** The SDK as a service provider's back end has it, at a platform of the tests. */
import { readFileSync } from "node:fs";
import { RealnameClient, type RealnameClientOptions } from "@shiming/sdk";
import { onTestFinished } from "vitest";
import { merchant, type TestMerchant } from "./merchants.ts";
import type { ReachedPlatform } from "./protocol.ts";
import type { TestApp } from "./world.ts";

interface Caller {
  readonly app?: TestApp;
  readonly by?: TestMerchant;
}

/** What a mini program's back end is configured with. Its clock is the platform's. */
export function clientOptions(
  platform: ReachedPlatform,
  { app = platform.world.app, by = merchant }: Caller = {},
): RealnameClientOptions {
  return {
    baseUrl: platform.url,
    ...app,
    mchId: by.mchId,
    certificate: by.certificatePem,
    privateKey: readFileSync(by.privateKeyFile),
    effects: { ...realEffects, now: platform.now },
  };
}

const realEffects = {
  after(milliseconds: number, call: () => void) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => 0,
};

/** A client that is closed with the test. */
export function createClient(
  platform: ReachedPlatform,
  changes: Partial<RealnameClientOptions> = {},
  caller: Caller = {},
): RealnameClient {
  const client = new RealnameClient({
    ...clientOptions(platform, caller),
    ...changes,
  } as RealnameClientOptions);
  onTestFinished(() => client.close());
  return client;
}
