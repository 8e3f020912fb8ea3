/** Every benchmark by its name, in the order in which they run; each is loaded when it does. */
import type { Results } from "./results.ts";

export const benchmarks: Readonly<Record<string, () => Promise<Results>>> = {
  exchange: async () => (await import("./exchange.ts")).benchExchange(),
  verifications: async () => (await import("./verifications.ts")).benchVerifications(),
  size: async () => (await import("./size.ts")).benchSize(),
  engines: async () => (await import("./engines.ts")).benchEngines(),
  approvals: async () => (await import("./approvals.ts")).benchApprovals(),
  flows: async () => (await import("./flows.ts")).benchFlows(),
  sdk: async () => (await import("./sdk.ts")).benchSdk(),
  import: async () => (await import("./import.ts")).benchImport(),
  log: async () => (await import("./log.ts")).benchLog(),
  queue: async () => (await import("./queue.ts")).benchQueue(),
  console: async () => (await import("./console.ts")).benchConsole(),
  mail: async () => (await import("./mail.ts")).benchMail(),
  events: async () => (await import("./events.ts")).benchEvents(),
  start: async () => (await import("./start.ts")).benchStart(),
};
