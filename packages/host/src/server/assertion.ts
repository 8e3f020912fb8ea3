import type { KeyObject } from "node:crypto";
import { randomUUID } from "node:crypto";
import type { AccountAssertion, ClientOs, ConsentAssertion } from "@shiming/wire";
import { SignJWT } from "jose";

/** A user, and nothing of a mini program. */
export interface AccountSubject {
  /** What the host calls its user: the `sub`. */
  readonly userId: string;
  /**
   * What the host calls the child under 14 for whom the user acts as a guardian, and who is then the one that is asked about. The platform
   * has to know the user as the child's guardian.
   */
  readonly actFor?: string | undefined;
  /** Names this assertion: with the same one and the same body, the same request comes back. Default: a new one. */
  readonly jti?: string | undefined;
}

/** A user in a mini program, on a client that the host's back end vouches for. */
export interface MiniProgramSubject extends AccountSubject {
  readonly appid: string;
  readonly clientOs: ClientOs;
  readonly clientVersion: string;
}

/** For whom the host vouches: with a mini program for a consent, without one for "my authorizations". */
export type AssertionSubject = AccountSubject | MiniProgramSubject;

export interface AssertionSigner {
  readonly baseUrl: string;
  readonly issuer: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** Half of what the platform allows: enough for every repeat, little for a thief. */
const LIFETIME_S = 60;

/** The JWT by which a host vouches for its user: ES256, good for one request. Contract §8. */
export function signAssertion(subject: AssertionSubject, signer: AssertionSigner, at: Date): Promise<string> {
  const header = { alg: "ES256", kid: signer.kid, typ: "JWT" };
  return new SignJWT({ ...claimsOf(subject, signer, at) }).setProtectedHeader(header).sign(signer.privateKey);
}

function claimsOf(
  subject: AssertionSubject,
  { issuer, baseUrl }: AssertionSigner,
  at: Date,
): AccountAssertion | ConsentAssertion {
  const iat = Math.floor(at.getTime() / 1000);
  const { userId, actFor, jti = randomUUID() } = subject;
  const acting = actFor === undefined ? {} : { act_for: actFor };
  const account = { iss: issuer, aud: baseUrl, sub: userId, iat, exp: iat + LIFETIME_S, jti, ...acting };
  if (!("appid" in subject)) return account;
  const { appid, clientOs, clientVersion } = subject;
  return { ...account, appid, client_os: clientOs, client_version: clientVersion };
}
