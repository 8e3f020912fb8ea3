/** What a pack says of itself, and the names of its files. */
import type { Text } from "@shiming/crypto";

/** `typ` of its JWS: no other JWS of the platform can be taken for a manifest. */
export const MANIFEST_TYPE = "compliance-manifest+jws";
export const FORMAT = "shiming-compliance-pack/1";

export const MANIFEST = "manifest.json";
/** The same bytes, signed. */
export const SIGNED_MANIFEST = "manifest.jws";
export const CHECKSUMS = "SHA256SUMS";

/** Of the log: a checkpoint of each size, and that each goes on from the one before (C2SP tlog-witness, add-checkpoint). */
export const LOG_FILES = {
  key: "log/key.txt",
  publicKey: "log/key.pem",
  start: "log/start.checkpoint",
  end: "log/end.checkpoint",
  latest: "log/latest.checkpoint",
  startToEnd: "log/start-to-end.consistency",
  endToLatest: "log/end-to-latest.consistency",
} as const;

/** The proof of an entry, with its text. @param seq its number */
export const samplePath = (seq: number): string => `samples/${String(seq).padStart(12, "0")}.tlog-proof`;

export const receiptPath = (consentId: string): string => `receipts/${consentId}.jws`;

export interface PackAbout {
  readonly platform: { readonly url: string; readonly version: string; readonly operator: string };
  /** ISO 8601, UTC; what happened from the one on and before the other. */
  readonly period: { readonly from: string; readonly to: string };
  readonly created_at: string;
  /** As the audit names whoever made it. */
  readonly created_by: string;
  readonly log: {
    readonly name: string;
    /** `NAME+ID+KEY`. */
    readonly key: string;
    /** How many entries there were before the period, at its end, and when the pack was made. */
    readonly start: number;
    readonly end: number;
    readonly latest: number;
  };
  /** Which entries of the period are proven: see `sampling.ts`. */
  readonly samples: { readonly seed: string; readonly count: number };
}

export interface Manifest extends PackAbout {
  readonly format: typeof FORMAT;
  /** In the order of the archive; all but the manifest itself. */
  readonly files: readonly ListedFile[];
}

export interface ListedFile {
  readonly path: string;
  readonly what: Text;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface PackFile {
  /** Of letters, digits, points and hyphens, in folders. */
  readonly path: string;
  readonly what: Text;
  /** UTF-8. */
  readonly content: AsyncIterable<string> | Iterable<string>;
}
