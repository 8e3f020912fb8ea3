import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";

const LONGEST = 2000;
const NEEDED: Text = { en: "say why: the applicant reads it", zh: "请写明原因：申请方会看到" };

/** @throws `value_invalid` */
export function requireReason(given: string | undefined): string {
  const reason = given?.trim() ?? "";
  // One character says nothing: 不 is no reason, 停办 is one.
  if ((reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) refuse("value_invalid", { hint: NEEDED });
  if (reason.length > LONGEST) {
    refuse("value_invalid", {
      hint: { en: `a reason has at most ${LONGEST} characters`, zh: `原因最多 ${LONGEST} 个字符` },
    });
  }
  return reason;
}
