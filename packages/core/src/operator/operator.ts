import type { Digest } from "../digest.ts";

/** As long as the law wants impact assessments and records of handling kept (Personal Information Protection Law, Article 56). */
export const RECORD_YEARS = 3;

/** Whoever runs the platform, as citizens are told: whose payment password they type, and whom they can ask. */
export interface Operator {
  readonly name: string;
  /** How a citizen reaches it: telephone, e-mail or address. */
  readonly contact: string;
  /** Of the legal entity, where that is not the name that citizens know. */
  readonly legalName?: string;
  /** Where a citizen complains; {@link contact} where it is absent. */
  readonly complaints?: string;
  /** How many years the record of a consent is kept; {@link RECORD_YEARS} where it is absent. */
  readonly recordYears?: number;
  /** Of the picture that citizens know it by; its bytes are in the store of logos. */
  readonly logo?: Digest;
  /** Of its privacy policy. */
  readonly privacyUrl?: string;
}
