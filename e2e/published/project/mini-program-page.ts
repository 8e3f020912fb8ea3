/** The handlers of a mini program's page. */
import type { RealnameAuthInfoEvent, RealnameFailEvent, RealnameSuccessEvent } from "@shiming/miniprogram";

export const page = {
  onSuccess({ detail }: RealnameSuccessEvent): string {
    return detail.auth_token;
  },
  onFail({ detail: { reason, message } }: RealnameFailEvent): string {
    // @ts-expect-error: there is no such reason
    if (reason === "canceled") return "";
    return reason === "cancel" ? "" : message;
  },
  onAuthInfo({ detail }: RealnameAuthInfoEvent): string {
    return detail.errMsg === "openRealnameAuth:ok" ? detail.auth_token : detail.reason;
  },
};
