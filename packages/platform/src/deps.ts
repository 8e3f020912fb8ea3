import {
  type CallerReads,
  type CertificateAuthority,
  CertificateKeys,
  type Diagnosis,
  EncryptionThread,
  type IdentitySource,
  type KeyEncryptionKeys,
  Openids,
  type Operator,
  type PaymentPasswordVerifier,
  type RandomBytes,
  SignatureCheck,
  type Stores,
} from "@shiming/core";
import { HostKeys } from "./host/host-keys.ts";
import type { PlatformParts } from "./parts.ts";

/** Where the platform is reached; known once it listens. */
export interface Addresses {
  /** The `aud` of assertions. */
  readonly baseUrl: () => string;
  /** The origin of the pages that a person sees. */
  readonly sheetUrl: () => string;
}

/** Everything an endpoint may ask for; each takes what it uses. */
export interface Deps extends Stores, Addresses {
  readonly callers: CallerReads;
  readonly identities: IdentitySource;
  readonly passwords: PaymentPasswordVerifier;
  readonly keys: KeyEncryptionKeys;
  readonly authority: CertificateAuthority | undefined;
  readonly operator: Operator;
  readonly random: RandomBytes;
  readonly clock: () => Date;
  readonly certificateKeys: CertificateKeys;
  readonly signatureCheck: SignatureCheck;
  readonly encryption: EncryptionThread;
  readonly diagnosis: Diagnosis | undefined;
  readonly hostKeys: HostKeys;
  readonly consentRequestsPerHour: number | undefined;
  readonly openids: Openids;
  /** Whether the person types the payment password for a verification, too. */
  readonly verificationPassword: boolean;
}

export function createDeps(parts: PlatformParts, operator: Operator, addresses: Addresses): Deps {
  const { stores, identities, passwords, keys, authority, random, clock } = parts;
  return {
    ...stores,
    ...addresses,
    callers: parts.callers ?? stores,
    identities,
    passwords,
    keys,
    authority,
    operator,
    random,
    clock,
    certificateKeys: new CertificateKeys(),
    signatureCheck: new SignatureCheck(),
    encryption: new EncryptionThread(),
    diagnosis: parts.diagnosis,
    hostKeys: new HostKeys(),
    consentRequestsPerHour: parts.config?.consentRequestsPerHour,
    verificationPassword: parts.config?.verificationPassword ?? false,
    openids: new Openids({ ownSecrets: stores.ownSecrets, keys, random }),
  };
}
