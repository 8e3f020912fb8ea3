/** The whole examination, in the order of the contract: each step builds on what earlier ones have found right. */
import { createPublicKey } from "node:crypto";
import { type Checked, checkCaptured, type Finding } from "@shiming/administration";
import { checkBaseUrl, checkConnection } from "./address.ts";
import { checkAuthToken } from "./auth-token.ts";
import { checkCertificate, checkKeyPair, checkPrivateKey, checkSerialNumber } from "./key.ts";
import type { Kit } from "./kit.ts";
import { checkAccessToken, checkAnswer, checkCategories, checkClock } from "./platform.ts";
import { checkRequest, checkStringToSign } from "./request.ts";
import { checkTls } from "./tls.ts";
import { checkVerification } from "./verification.ts";

/** What was found, step after step. */
export async function examine(kit: Kit, now: () => Date): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const take = <T>({ finding, value }: Checked<T>): T | undefined => {
    findings.push(finding);
    return value;
  };

  const url = take(checkBaseUrl(kit.baseUrl));
  const isReached = take(await checkConnection(url));
  const isSecure = take(await checkTls(url, isReached, kit.ca));
  const reached = take(await checkAnswer(url, isSecure, kit, now));
  if (kit.verifies) {
    const accessToken = take(await checkAccessToken(reached, kit));
    findings.push(...(await checkVerification(reached, accessToken, kit)));
    return kit.request ? [...findings, ...checkCaptured(kit.request.reveal(), [], undefined)] : findings;
  }
  take(checkClock(reached));
  const accessToken = take(await checkAccessToken(reached, kit));
  take(await checkCategories(reached, accessToken));

  const privateKey = take(checkPrivateKey(kit));
  const certificate = take(checkCertificate(kit, privateKey, now()));
  take(checkKeyPair(privateKey, certificate));
  const certSerialNo = take(checkSerialNumber(kit, certificate));
  const signed = take(checkStringToSign(privateKey, certSerialNo, certificate, now()));

  const requested = await checkRequest(reached, accessToken, signed, kit);
  const publicKeys = [certificate?.publicKey, privateKey && createPublicKey(privateKey)];
  const known = publicKeys.filter((key) => key !== undefined);
  findings.push(...requested);
  if (kit.request) findings.push(...checkCaptured(kit.request.reveal(), known, certSerialNo));
  const isRight = requested.every(({ verdict }) => verdict === "passed");
  take(await checkAuthToken(kit, { reached, accessToken, signed, privateKey, isRight }));
  return findings;
}
