/** Whether data belongs to the keys and heads that it is found with. */

export { countSealed, type SealedCount } from "./count-sealed.ts";
export { acceptOlderData, holdsHead } from "./older-data.ts";
export { type ForeignKey, foreignKeysAmong, rememberKeys } from "./own-keys.ts";
export { fingerprintOfKeyPair, fingerprintOfSecret, KEK, type PlatformKey } from "./platform-key.ts";
export { type RewrapProgress, Rewrapping } from "./rewrapping.ts";
export { type RotationDeps, removeKeyEncryptionKey, rotateKeyEncryptionKey } from "./rotate-keys.ts";
export { sealedTogether } from "./sealed-places.ts";
export type { Voided } from "./voided.ts";
