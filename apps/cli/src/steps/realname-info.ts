/** What an answer holds: its two ciphertexts, and what they hold. */
import { maskCredentialId, maskName, type RealnameInfo, type SealedRealnameInfo } from "@shiming/crypto";
import { answerFields, correctedAnswerFields } from "@shiming/wire";
import { fieldLines, print } from "../commands/options.ts";
import { Sentence } from "../sentence.ts";

/** The two ciphertexts of an answer, also where they are spelt right. @throws Sentence where one is missing */
export function sealedIn(answer: Record<string, unknown>): SealedRealnameInfo {
  const value = (name: keyof typeof correctedAnswerFields) => {
    const found = answer[answerFields[name]] ?? answer[correctedAnswerFields[name]];
    if (typeof found === "string") return found;
    throw new Sentence({
      en: `The answer has no ${answerFields[name]}.`,
      zh: `应答中没有 ${answerFields[name]}。`,
    });
  };
  return { encryptedRealName: value("realName"), encryptedCredentialId: value("credentialId") };
}

export interface ShownOptions {
  readonly mask?: boolean;
  readonly json?: boolean;
}

/** Prints a name, an ID number, or both, on standard output and nowhere else. */
export function printRealnameInfo(info: Partial<RealnameInfo>, { mask, json }: ShownOptions): void {
  const { realName, credentialId } = info;
  const shown = {
    ...(realName ? { real_name: mask ? maskName(realName.reveal()) : realName.reveal() } : {}),
    ...(credentialId
      ? { credential_id: mask ? maskCredentialId(credentialId.reveal()) : credentialId.reveal() }
      : {}),
  };
  print(shown, json, fieldLines);
}
