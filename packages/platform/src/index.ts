/** HTTP over the domain: the contract's endpoints, the host API, the pages' API and the operator's. */

export type { ConsolePages, ConsoleParts } from "./console/console-parts.ts";
export { describeFault } from "./observability/fault.ts";
export { createLog } from "./observability/log.ts";
export type { ObserveCall, ObservedCall } from "./observability/observed-call.ts";
export type { FrontPageLink } from "./operations/front-page.ts";
export type { Pages } from "./pages/pages.ts";
export type { PlatformConfig, PlatformParts, WriteQueue } from "./parts.ts";
export { createPlatform, type Platform } from "./platform.ts";
export type { Site } from "./server/serve-sites.ts";
