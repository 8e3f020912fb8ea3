/** The page that checks a receipt. */
import type { checkZhCN } from "./check-zh-CN.ts";

export const checkEn: typeof checkZhCN = {
  check: {
    title: "Check a consent receipt",
    ask: "Choose a receipt file, or drop it here",
    local: "It is checked on this device and sent nowhere; it works offline.",
    checking: "Checking…",
    unable:
      "This browser does not know the signature (Ed25519). Update it, or use the command shiming receipt verify.",
    good: "The receipt is valid",
    goodText: "This platform has signed it, nothing was changed, and the platform's public log has it:",
    bad: "The receipt is not valid",
    entryText: "{what}: {at}, entry {number} of {logSize}",
    entry: {
      consent_approved: "Allowed",
      consent_denied: "Refused",
      consent_withdrawn: "Withdrawn",
      identity_released: "Information given",
    },
    fault: {
      no_receipt: "This file is no consent receipt.",
      key_not_trusted: "It was not signed with this platform's key.",
      signature_wrong:
        "The signature does not fit: the file was changed, or this platform has not issued it.",
      notice_wrong: "The notice is not the one that was shown.",
      proof_wrong: "A proof does not fit this platform's log.",
      not_in_log: "Something that it tells is not in the log, or stands there otherwise.",
    },
  },
};
