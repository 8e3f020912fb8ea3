/** Whether data belongs to the keys and heads that it is found with. */

export { acceptOlderData, holdsHead } from "./older-data.ts";
export { type ForeignKey, foreignKeysAmong, rememberKeys } from "./own-keys.ts";
export { fingerprintOfKeyPair, fingerprintOfSecret, KEK, type PlatformKey } from "./platform-key.ts";
export type { Voided } from "./voided.ts";
