import { type Mistake, mistake } from "./mistake.ts";

/** Why the `code` of a verification answers nothing, as whoever keeps the codes knows it. */
export type VerificationCodeFault =
  | {
      readonly reason:
        | "malformed"
        | "unknown"
        | "withdrawn"
        | "of_another_mini_program"
        | "of_another_openid";
    }
  /** As the mini program with this appid knows the user who consented. */
  | { readonly reason: "openid_of_another_mini_program"; readonly appid: string }
  | { readonly reason: "expired" | "used"; readonly at: Date };

/** The fault by name, with the time where there is one: for a developer's own machine, not for a server that strangers call. */
export function diagnoseVerificationCode(fault: VerificationCodeFault): Mistake {
  if ("appid" in fault) return mistake("openid_of_another_mini_program", fault.appid);
  return "at" in fault
    ? mistake(`verification_code_${fault.reason}`, fault.at.toISOString())
    : mistake(`verification_code_${fault.reason}`);
}
