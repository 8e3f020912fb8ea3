/** The mini program that a verification is asked by (contract §9): here it is the sheet alone. */
import { openVerification, SheetRefused } from "@shiming/host/browser";
import { createFailDetail, VERIFICATION_PROGRAM } from "@shiming/wire";
import type { SheetQuestion } from "../api/api.ts";
import type { ReferrerInfo } from "../link/link.ts";
import { backEnd } from "./back-end.ts";
import { passNetwork } from "./network.ts";
import type { CodeForm } from "./phone-state.ts";
import { inLanguage, type SheetPlace } from "./realname-auth.ts";

/** Whether a mini program means it: its `appId`, and its page, whatever is behind that. */
export function isVerificationProgram(appId: unknown, path: unknown): boolean {
  const page = typeof path === "string" ? (path.replace(/^\//, "").split("?")[0] ?? "") : "";
  return appId === VERIFICATION_PROGRAM.appId && page === VERIFICATION_PROGRAM.path;
}

/** @returns what the mini program is told when it is shown again: without a code where there is none. Never rejects. */
export async function askVerification(
  question: SheetQuestion,
  form: CodeForm,
  { container, network, language, signal }: Omit<SheetPlace, "frame">,
): Promise<ReferrerInfo> {
  const detail = await openVerification({
    presentation: "frame",
    container,
    signal,
    sheetUrl: async () => {
      if (!(await passNetwork(network))) {
        throw new SheetRefused(createFailDetail("system error", "The phone has no network."));
      }
      const { sheetUrl, failure } = await backEnd.requestConsent(question);
      if (failure) throw new SheetRefused(failure);
      return inLanguage(sheetUrl, language);
    },
  });
  const code = "code" in detail ? detail.code : undefined;
  const { appId } = VERIFICATION_PROGRAM;
  if (code === undefined) return { appId, extraData: {} };
  return { appId, extraData: { code: form === "auth_code" ? { auth_code: code } : code } };
}
