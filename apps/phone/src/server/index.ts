/** The phone's back end: what its page cannot do or must not know, for a sandbox's one application beside the platform. */

export { messageIn } from "../bundle/bundle.ts";
export type { AppToOpen, OpenedApp } from "./apps/apps.ts";
export type { PhoneParts } from "./parts.ts";
export { createPhone, type Phone } from "./phone.ts";
