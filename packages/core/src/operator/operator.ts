import type { Digest } from "../digest.ts";

/** Whoever runs the platform, as citizens are told: whose payment password they type, and whom they can ask. */
export interface Operator {
  readonly name: string;
  /** How a citizen reaches it: telephone, e-mail or address. */
  readonly contact: string;
  /** Of the picture that citizens know it by; its bytes are in the store of logos. */
  readonly logo?: Digest;
  /** Of its privacy policy. */
  readonly privacyUrl?: string;
}
