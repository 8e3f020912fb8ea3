/** Calls of the phone's back end. */
import type {
  LoginCode,
  LoginQuestion,
  MySession,
  PhoneSettings,
  RequestOutcome,
  SheetInvitation,
  SheetQuestion,
  WxRequest,
} from "../api/api.ts";
import type { MiniProgramBundle } from "../bundle/bundle.ts";

/** The back end was not reached, or answered something else. */
class BackEndSilent extends Error {
  override readonly name = "BackEndSilent";
}

export const backEnd = {
  settings: () => call<PhoneSettings>("GET", "/api/phone"),
  bundle: (appId: string) => call<MiniProgramBundle>("GET", `${appUrl(appId)}/bundle`),
  requestConsent: (question: SheetQuestion) =>
    call<SheetInvitation>("POST", "/api/consent-requests", question),
  createLoginCode: (question: LoginQuestion) => call<LoginCode>("POST", "/api/login-codes", question),
  createMeSession: (who: Pick<SheetQuestion, "userId" | "actFor">) =>
    call<MySession>("POST", "/api/me-sessions", who),
  send: (request: WxRequest, signal: AbortSignal) =>
    call<RequestOutcome>("POST", "/api/requests", request, signal),
};

/** Where a mini program's own files are. */
export function filesUrl(appId: string): string {
  return new URL(`${appUrl(appId)}/files/`, location.href).href;
}

function appUrl(appId: string): string {
  return `/api/apps/${encodeURIComponent(appId)}`;
}

async function call<Answer>(
  method: "GET" | "POST",
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      cache: "no-store",
      ...(signal && { signal }),
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.ok) return (await response.json()) as Answer;
    throw new BackEndSilent(`${response.status}`);
  } catch (error) {
    throw error instanceof BackEndSilent ? error : new BackEndSilent(String(error));
  }
}
