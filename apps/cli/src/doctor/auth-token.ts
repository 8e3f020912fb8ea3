import type { KeyObject } from "node:crypto";
import { type Checked, failed, passed, refused, skipped, skippedAfter, text } from "@shiming/administration";
import { CryptoError, openDisclosure } from "@shiming/crypto";
import { answerFields } from "@shiming/wire";
import { Sentence } from "../sentence.ts";
import { sealedIn } from "../steps/realname-info.ts";
import { codeOf } from "./call.ts";
import type { Kit } from "./kit.ts";
import { noAnswer, type Reached } from "./platform.ts";
import { type SignedRequest, sendRequest } from "./request.ts";

const STEP = "auth_token";

/** What an exchange needs besides the token; each is there when its own step was passed. */
export interface ExchangeMeans {
  readonly reached: Reached | undefined;
  readonly accessToken: string | undefined;
  readonly signed: SignedRequest | undefined;
  readonly privateKey: KeyObject | undefined;
  /** Whether everything before the token was found right. */
  readonly isRight: boolean;
}

/** The one step that uses something up, and therefore only when told to. */
export async function checkAuthToken(kit: Kit, means: ExchangeMeans): Promise<Checked<true>> {
  const { authToken, mchId, mayExchange } = kit;
  if (!authToken) {
    return skipped(
      STEP,
      text("needs --auth-token-file or SHIMING_AUTH_TOKEN", "需要 --auth-token-file 或 SHIMING_AUTH_TOKEN"),
    );
  }
  if (!mayExchange) {
    return skipped(
      STEP,
      text(
        "not tried, for that would use it up; --exchange does",
        "未尝试，因为会用掉它；加 --exchange 才换取",
      ),
    );
  }
  const { reached, accessToken, signed, privateKey, isRight } = means;
  if (!reached || accessToken === undefined || !signed || !privateKey || !mchId || !isRight) {
    return skippedAfter(STEP, "signature", "access", "binding");
  }
  const answer = await sendRequest(reached, accessToken, signed, mchId, authToken.reveal()).catch(codeOf);
  if (typeof answer === "string") return noAnswer(STEP, answer);
  return answer.errcode === 0 ? checkOpens(answer, privateKey) : refused(STEP, answer);
}

/** What is inside is looked at, and not told. */
function checkOpens(answer: Record<string, unknown>, privateKey: KeyObject): Checked<true> {
  try {
    openDisclosure(privateKey, sealedIn(answer));
    const { realName, credentialId } = answerFields;
    return passed(
      STEP,
      text(
        `exchanged; name and ID number open with the key (spelt ${realName} and ${credentialId}, without the p)`,
        `已换取；姓名和身份证号可用私钥解开（字段名是 ${realName} 和 ${credentialId}，没有 p）`,
      ),
      true,
    );
  } catch (error) {
    if (!(error instanceof CryptoError || error instanceof Sentence)) throw error;
    const mend = text(
      "Compare cert_serialno of the answer with your certificate's; if they are the same, ask the platform's operator.",
      "请对照应答与证书的 cert_serialno；若一致，请联系平台运营方。",
    );
    const seen = text("exchanged, but the answer does not open with the key", "已换取，但应答无法用私钥解开");
    return failed(STEP, seen, mend, { fault: "platform" });
  }
}
