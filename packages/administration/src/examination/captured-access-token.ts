/** The access token in the address of a captured request. */
import type { PartRefusal } from "@shiming/core";
import { diagnoseAccessToken } from "@shiming/crypto";
import { type Finding, failed, passed, sentenceOf, skipped, text } from "./finding.ts";
import { refusalFinding } from "./refusal-finding.ts";

/** As an address has it. */
export function accessTokenIn(captured: string): string | undefined {
  const [, written] = /[?&]access_token=([^&\s"'`\\]{0,1024})/.exec(captured) ?? [];
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

export function accessTokenFinding(sent: string | undefined, refusal: PartRefusal | undefined): Finding {
  const step = "access_token";
  if (sent === undefined)
    return skipped(step, text("there is no address with one", "其中没有带 access_token 的地址")).finding;
  const mistake = diagnoseAccessToken({ query: { access_token: sent } });
  if (mistake) {
    const seen = text("it is not as it was given", "与签发的内容不一致");
    return failed(step, seen, sentenceOf([mistake]), { mistakes: [mistake.word] }).finding;
  }
  return refusal ? refusalFinding(step, refusal) : passed(step, text("right", "正确"), true).finding;
}
