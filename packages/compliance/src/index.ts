/**
 * The pack for an audit: files about a period in a ZIP, with a manifest that the key of the platform's log has signed. It is written while it is
 * read, and verified anywhere by what is in it and a key from outside. Knows nothing of a platform: what the files are is given to it.
 */

export type { PackFault, PackFaultName } from "./fault.ts";
export {
  LOG_FILES,
  MANIFEST_TYPE,
  type Manifest,
  type PackAbout,
  type PackFile,
  receiptPath,
  samplePath,
} from "./manifest.ts";
export { sampleNumbers } from "./sampling.ts";
export { type VerifiedPack, verifyPack } from "./verify.ts";
export { writePack } from "./write.ts";
