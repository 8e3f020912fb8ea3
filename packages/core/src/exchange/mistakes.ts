import type { KeyObject, X509Certificate } from "node:crypto";
import {
  type AuthTokenFault,
  diagnoseAccessToken,
  diagnoseBody,
  type Mistake,
  type SentAccessToken,
  type SignedRequest,
  type Text,
  type VerificationCodeFault,
} from "@shiming/crypto";
import type { FailureDetail } from "../failure.ts";

/**
 * Names what is wrong with a signature that did not verify, and with a token that releases nothing. Only a sandbox has one:
 * on a platform that strangers call, a hint never says which secret was nearly right (contract §5), and a refusal takes no
 * longer than it must.
 */
export interface Diagnosis {
  /** @param certificates of the merchant that the request names */
  readonly ofCertSerialNo: (
    sent: string,
    certificates: readonly X509Certificate[],
    issuers?: readonly X509Certificate[],
  ) => Mistake | undefined;
  readonly ofSignature: (request: SignedRequest, publicKey: KeyObject) => readonly Mistake[];
  readonly ofAuthToken: (fault: AuthTokenFault) => Mistake;
  readonly ofVerificationCode: (fault: VerificationCodeFault) => Mistake;
}

/** What is around an access token that was refused, or missing, told by its form alone. */
export function detailOfAccessToken(sent: SentAccessToken): FailureDetail {
  return detailOf(diagnoseAccessToken(sent));
}

/** What a body is that is not one JSON object in UTF-8. @param usual where that cannot be told */
export function detailOfBody(bytes: Buffer, contentEncoding: string | undefined, usual: Text): FailureDetail {
  return detailOf(diagnoseBody(bytes, contentEncoding), usual);
}

/** What a refusal tells of the mistakes; when none was found, the usual hint. */
export function detailOf(found: Mistake | readonly Mistake[] | undefined, usual?: Text): FailureDetail {
  const mistakes = found === undefined ? [] : [found].flat();
  if (mistakes.length === 0) return usual === undefined ? {} : { hint: usual };
  const hint = {
    en: mistakes.map(({ en }) => en).join("; "),
    zh: mistakes.map(({ zh }) => zh).join("；"),
  };
  return { hint, mistakes: mistakes.map(({ word }) => word) };
}
