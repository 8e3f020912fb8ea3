import type { SandboxOperation } from "../../server/server-settings.ts";
import { createProvider } from "./create-provider.ts";
import type { ProviderWish } from "./wish.ts";

/** Makes service providers in a running sandbox, one behind the other: each is written into `sandbox.json`. */
export function createProviders(dataDir: string): SandboxOperation {
  let last: Promise<unknown> = Promise.resolve();
  return (wish, inside, user) => {
    const machine = { kind: "command_line", user } as const;
    const parts = { ...inside, dataDir, machine, now: () => new Date() };
    const next = last.then(() => createProvider(wish as ProviderWish, parts));
    last = next.catch(() => {});
    return next;
  };
}
