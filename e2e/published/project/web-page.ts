/** The page of a host: it has a document, and nothing of Node.js. */
import { openRealnameAuth, RealnameAuthButton, requestSheet } from "@shiming/host/browser";

const button: HTMLElement = new RealnameAuthButton();
document.body.append(button);

export async function authorize(): Promise<string> {
  const detail = await openRealnameAuth({ sheetUrl: () => requestSheet("/realname-auth", [99, 904]) });
  // @ts-expect-error: there is no auth_token before errMsg was looked at
  if (detail.auth_token) return "";
  return detail.errMsg === "openRealnameAuth:ok" ? detail.auth_token : detail.reason;
}
