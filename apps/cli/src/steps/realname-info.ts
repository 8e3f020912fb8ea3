/** What an answer holds: its ciphertexts, and what they hold. */
import { type Disclosure, maskCredentialId, maskName, type SealedDisclosure } from "@shiming/crypto";
import { answerFields, claimsField, correctedAnswerFields } from "@shiming/wire";
import { fieldLines, print } from "../commands/options.ts";
import { Sentence } from "../sentence.ts";

/** The ciphertexts of an answer, also where they are spelt right. @throws Sentence where there is none */
export function sealedIn(answer: Record<string, unknown>): SealedDisclosure {
  const claims = answer[claimsField];
  const value = (name: keyof typeof correctedAnswerFields) => {
    const found = answer[answerFields[name]] ?? answer[correctedAnswerFields[name]];
    return typeof found === "string" ? found : undefined;
  };
  const [realName, credentialId] = [value("realName"), value("credentialId")];
  if (realName === undefined && credentialId === undefined && typeof claims !== "string") {
    throw new Sentence({
      en: `The answer has no ${answerFields.realName}.`,
      zh: `应答中没有 ${answerFields.realName}。`,
    });
  }
  return {
    ...(realName !== undefined && { encryptedRealName: realName }),
    ...(credentialId !== undefined && { encryptedCredentialId: credentialId }),
    ...(typeof claims === "string" && { encryptedClaims: claims }),
  };
}

export interface ShownOptions {
  readonly mask?: boolean;
  readonly json?: boolean;
}

/** Prints what there is, on standard output and nowhere else. */
export function printRealnameInfo(info: Disclosure, { mask, json }: ShownOptions): void {
  const { realName, credentialId, claims } = info;
  const shown = {
    ...(realName ? { real_name: mask ? maskName(realName.reveal()) : realName.reveal() } : {}),
    ...(credentialId
      ? { credential_id: mask ? maskCredentialId(credentialId.reveal()) : credentialId.reveal() }
      : {}),
    // What has been masked already, and whether somebody is of an age.
    ...(claims ? (JSON.parse(claims.reveal()) as Record<string, unknown>) : {}),
  };
  print(shown, json, fieldLines);
}
