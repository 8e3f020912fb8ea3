/** Whether data belongs to the keys and heads that it is found with. */

export { countHashes, type HashCount } from "./count-hashes.ts";
export { acceptOlderData, holdsHead } from "./older-data.ts";
export { type ForeignKey, foreignKeysAmong, rememberKeys } from "./own-keys.ts";
export {
  EVENTS,
  fingerprintOfKeyPair,
  fingerprintOfSecret,
  isPepper,
  KEK,
  PEPPER,
  type PlatformKey,
  pepperName,
} from "./platform-key.ts";
export { type RewrapProgress, Rewrapping } from "./rewrapping.ts";
export {
  needsOfKeys,
  type RotationDeps,
  removeKey,
  rotateEventKey,
  rotateKeyEncryptionKey,
  rotatePepper,
} from "./rotate-keys.ts";
export { sealedTogether } from "./sealed-places.ts";
export type { Voided } from "./voided.ts";
