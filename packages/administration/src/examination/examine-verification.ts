/**
 * A captured verification by everything that the platform knows: what `shiming doctor` sees in it, then whether its mini program may
 * verify, what has become of its code, and whose its openid is. Nothing is compared, and nothing is used up.
 */
import { type MiniProgram, type Openids, refusalsOfQuestion, type Stores } from "@shiming/core";
import { diagnoseVerificationCode, type VerificationCodeFault } from "@shiming/crypto";
import { errors } from "@shiming/wire";
import { accessTokenFinding, accessTokenIn } from "./captured-access-token.ts";
import type { CapturedBody } from "./captured-text.ts";
import { checkQuestion, partsOfQuestion } from "./captured-verification.ts";
import { type Finding, failed, passed, type Step, skipped, skippedAfter, text } from "./finding.ts";
import { refusalFinding } from "./refusal-finding.ts";

type Deps = Pick<Stores, "accessTokens" | "miniPrograms" | "consents"> & { readonly openids: Openids };

export async function examineVerification(
  captured: string,
  body: CapturedBody,
  app: MiniProgram,
  deps: Deps,
  at: Date,
): Promise<readonly Finding[]> {
  const accessToken = accessTokenIn(captured);
  const refusals = await refusalsOfQuestion({ accessToken, ...partsOfQuestion(body) }, app, deps, at);
  return [
    accessTokenFinding(accessToken, refusals.accessToken),
    ...checkQuestion(body),
    refusals.access
      ? refusalFinding("verification_access", refusals.access)
      : passed("verification_access", FINE, true).finding,
    "code" in refusals
      ? faultFinding("verification_code", refusals.code, GOOD)
      : skippedAfter("verification_code", "captured_code").finding,
    "openid" in refusals ? faultFinding("openid", refusals.openid, OF_THIS_USER) : UNTOLD,
  ];
}

const FINE = text("right", "正确");
const GOOD = text("good, and not used yet", "有效，尚未使用");
const OF_THIS_USER = text("of the user who consented", "与同意授权的用户一致");
const UNTOLD = skipped(
  "openid",
  text("only a code of this mini program tells whose it is", "要有本小程序的 code 才能判断"),
).finding;

function faultFinding(step: Step, fault: VerificationCodeFault | undefined, good: typeof FINE): Finding {
  if (!fault) return passed(step, good, true).finding;
  const mistake = diagnoseVerificationCode(fault);
  const { advice, fault: whose } = errors[80113];
  const seen = text(`80113: ${mistake.en}`, `80113：${mistake.zh}`);
  return failed(step, seen, advice, { fault: whose, errcode: 80113, mistakes: [mistake.word] }).finding;
}
