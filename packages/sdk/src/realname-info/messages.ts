/** `POST /cgi-bin/wxopen/getrealnameinfo` (contract §5). */
import type { SealedRealnameInfo } from "@shiming/crypto";
import { answerFields, correctedAnswerFields, requestFields } from "@shiming/wire";
import { RealnameError } from "../error/realname-error.ts";
import { type AnswerObject, requireText } from "../http/answer.ts";
import type { Signer } from "./signer.ts";

/**
 * The body of a request. It may be sent again as it is: for a minute the platform answers the same request again, and no
 * other one for the same `auth_token`.
 */
export function createRealnameInfoRequest(
  authToken: string,
  mchId: string,
  signer: Pick<Signer, "sign">,
  at: Date,
): string {
  const { certSerialNo, timestamp, signature } = signer.sign(at);
  return JSON.stringify({
    [requestFields.authToken]: authToken,
    [requestFields.mchId]: mchId,
    [requestFields.certSerialNo]: certSerialNo,
    [requestFields.timestamp]: timestamp,
    [requestFields.sign]: signature,
  });
}

/**
 * The two ciphertexts, by either spelling of their fields.
 *
 * @throws RealnameError `answer_malformed`; `certificate_swapped` if the answer names another certificate
 */
export function parseRealnameInfoAnswer(answer: AnswerObject, certSerialNo: string): SealedRealnameInfo {
  const named = answer[answerFields.certSerialNo] ?? certSerialNo;
  if (named !== certSerialNo) throw new RealnameError("certificate_swapped");
  return {
    encryptedRealName: requireText(answer[answerFields.realName] ?? answer[correctedAnswerFields.realName]),
    encryptedCredentialId: requireText(
      answer[answerFields.credentialId] ?? answer[correctedAnswerFields.credentialId],
    ),
  };
}
