import type { KeyObject } from "node:crypto";
import type {
  CallerReads,
  CertificateAuthority,
  Diagnosis,
  IdentitySource,
  KeyEncryptionKeys,
  Operator,
  PaymentPasswordVerifier,
  RandomBytes,
  Stores,
  Text,
  Witness,
} from "@shiming/core";
import type { Logger } from "pino";
import type { ApiParts } from "./api/api-parts.ts";
import type { ConsoleParts } from "./console/console-parts.ts";
import type { ObserveCall } from "./observability/observed-call.ts";
import type { FrontPageLink } from "./operations/front-page.ts";
import type { Pages } from "./pages/pages.ts";
import type { Site } from "./server/serve-sites.ts";
import type { SignInParts } from "./sign-in/register-sign-in.ts";

/** What the platform is put together from. Everything that remembers, decides about persons or knows the time. */
export interface PlatformParts {
  readonly stores: Stores;
  /** Where the stores do not remember it themselves, what an exchange reads of its callers. */
  readonly callers?: CallerReads | undefined;
  readonly operator: PlatformOperator;
  readonly identities: IdentitySource;
  readonly passwords: PaymentPasswordVerifier;
  readonly keys: KeyEncryptionKeys;
  /** Whose certificates and lists of revoked ones are given out; without it there are none at `/ca.crt` and `/ca.crl`. */
  readonly authority?: CertificateAuthority | undefined;
  /** @throws DomainError while nothing can be judged by it */
  readonly clock: () => Date;
  readonly random: RandomBytes;
  /** Made by `createLog`, which knows what must not be in it. */
  readonly log: Logger;
  /** What a person sees, built. */
  readonly pages: Pages;
  readonly config?: PlatformConfig;
  /** What staff, service providers and their programs do; without it nothing is at `/api`. */
  readonly api?: ApiParts | undefined;
  /** Answers below `/api/auth`; without it nothing is there. */
  readonly signIn?: SignInParts | undefined;
  /** Where staff and service providers work; without it nothing is there. */
  readonly console?: ConsoleParts | undefined;
  /** The store's write queue, to be watched by `/metrics`. */
  readonly writeQueue?: WriteQueue;
  /** The last head of the audit that was signed, for `/metrics`. */
  readonly lastSignedHead?: (() => { readonly seq: number; readonly at: Date } | undefined) | undefined;
  /** The key that signs the audit's log, for `/log/key`; without it there is none. */
  readonly logKey?: KeyObject | undefined;
  /** Signs receipts, by the same key; without it there are none. */
  readonly signReceipt?: ((signed: Uint8Array) => Uint8Array) | undefined;
  /** The keys that sign events, as a JWK Set, for `/.well-known/jwks.json`; without it there are none. */
  readonly eventKeys?: (() => Promise<JwkSet>) | undefined;
  /** Who signs the log besides, for `/metrics`. */
  readonly witnesses?: readonly Witness[] | undefined;
  /** How many passwords of each place an older pepper has hashed, for `/metrics`; nothing where another process counts them. */
  readonly outdatedHashes?: (() => ReadonlyMap<string, number>) | undefined;
  /** What keeps it from being ready besides the store, for `/readyz`: a sentence that strangers may read. */
  readonly findObstacle?: (() => Promise<Text | undefined>) | undefined;
  /** Where it is one of several processes that are one server. */
  readonly worker?: AmongWorkers | undefined;
  /** For a sandbox alone: its refusals of a signature and of an `auth_token` say what is wrong with it. */
  readonly diagnosis?: Diagnosis | undefined;
  /** For a sandbox alone: hears of every call of a back end, with everything that was on the wire. */
  readonly onCall?: ObserveCall | undefined;
  /** For a sandbox alone: applications beside the platform on its port, by their host names in lower case. */
  readonly sites?: ReadonlyMap<string, Site> | undefined;
  /** For a sandbox alone: where its front page leads besides. */
  readonly frontPage?: readonly FrontPageLink[] | undefined;
}

/** What a platform knows of the processes that listen on its port as well. */
export interface AmongWorkers {
  /** From 1 on: whoever takes the place of another has its number. */
  readonly number: number;
  /** Whether it is the one that does what one of them has to do: then it tells how that goes. */
  hasDuties(): boolean;
  /** What they tell at `/metrics`, and what there is to tell of all of them. */
  metricsOfOthers(): Promise<readonly string[]>;
}

/** RFC 7517 §5. */
export interface JwkSet {
  readonly keys: readonly object[];
}

/** Whoever runs it, as citizens are told. */
export interface PlatformOperator extends Omit<Operator, "logo"> {
  /** PNG or WebP, as mini programs' logos are. */
  readonly logo?: Uint8Array;
}

export interface PlatformConfig {
  /** Where callers reach the platform, without a slash at the end: the `aud` of assertions. Default: the bound address. */
  readonly baseUrl?: string;
  /**
   * The origin of the consent sheet and of "my authorizations"; a function where it depends on the base URL, which may
   * be known only once the port is bound. Default: the base URL.
   */
  readonly sheetUrl?: string | ((baseUrl: string) => string);
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: 0, any free one. */
  readonly port?: number;
  /** PEM. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Addresses or CIDRs. When set, nobody else may connect, and the person's side must have been https. */
  readonly trustedProxies?: readonly string[];
  /** Opens `/metrics` to others than this machine. */
  readonly metricsToken?: string;
  /** Whether anybody may read checkpoint, hashes and proofs of the audit's log, or auditors alone. Default: anybody. */
  readonly publicLog?: boolean;
  /** How often a mini program may ask the same person within an hour. Default: as often as it likes. */
  readonly consentRequestsPerHour?: number;
  /** Whether the person types the payment password for a verification, besides the tap. Default: no. */
  readonly verificationPassword?: boolean;
  /** How long a caller may take to send a body. Default: 10 s. */
  readonly bodyTimeoutMs?: number;
  /** How long a caller may take to send a whole request. Default: 30 s. */
  readonly requestTimeoutMs?: number;
  /** How long `close` leaves connections open that are kept alive, to tell them with their next answer. Default: 1 s. */
  readonly closeGraceMs?: number;
  /** How long `close` waits for callers that have not finished their request. Default: 20 s. */
  readonly closeTimeoutMs?: number;
}

/** A queue of units of work that are committed in groups. */
export interface WriteQueue {
  /** How many units wait. */
  depth(): number;
  /** Calls the listener after each commit with the time that each of its units has waited, in milliseconds. */
  onCommit(listener: (waits: readonly number[]) => void): void;
}
