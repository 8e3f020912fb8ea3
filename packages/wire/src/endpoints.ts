/** Where each call of the contract goes. `:id` stands for one path segment; `pathOf` fills it in. */
export const endpoints = {
  /** §3. */
  token: { method: "GET", path: "/cgi-bin/token" },
  /** §3. */
  stableToken: { method: "POST", path: "/cgi-bin/stable_token" },
  /** §4. */
  categories: { method: "GET", path: "/wxa/get_category" },
  /** §5. */
  realnameInfo: { method: "POST", path: "/cgi-bin/wxopen/getrealnameinfo" },
  /** §9. */
  jsCodeToSession: { method: "GET", path: "/sns/jscode2session" },
  /** §9. */
  checkRealnameInfo: { method: "POST", path: "/intp/realname/checkrealnameinfo" },
  /** §8, by the host's back end. */
  consentRequests: { method: "POST", path: "/host/consent-requests" },
  /** §8, the page of the sheet. */
  consentSheet: { method: "GET", path: "/consent/:id" },
  /** §8, by the sheet. */
  consentSession: { method: "POST", path: "/consent/:id/session" },
  /** §8, by the sheet. */
  consentDetails: { method: "GET", path: "/consent/:id/details" },
  /** §8, by the sheet. */
  consentApprove: { method: "POST", path: "/consent/:id/approve" },
  /** §8, by the sheet. */
  consentDeny: { method: "POST", path: "/consent/:id/deny" },
  /** The logo of a mini program, by the digest of its bytes. */
  logo: { method: "GET", path: "/logos/:id" },
  /** §11, by whoever receives events. */
  eventKeys: { method: "GET", path: "/.well-known/jwks.json" },
  /** §9, by the host's back end. */
  loginCodes: { method: "POST", path: "/host/login-codes" },
  /** §8, by the host's back end. */
  meSessions: { method: "POST", path: "/host/me-sessions" },
  /** The page of "my authorizations"; its URL carries a one-time secret in its fragment, as the sheet's does. */
  mePage: { method: "GET", path: "/me" },
  /** By "my authorizations": spends that secret for a cookie, as the sheet does. */
  meSession: { method: "POST", path: "/me/session" },
  /** §8, by "my authorizations". */
  meConsents: { method: "GET", path: "/me/consents" },
  /** §8, by "my authorizations". */
  meConsentWithdraw: { method: "POST", path: "/me/consents/:id/withdraw" },
  /** By "my authorizations": the receipt of a consent, a JWS to keep. */
  meConsentReceipt: { method: "GET", path: "/me/consents/:id/receipt" },
  /** By "my authorizations": everything that is kept about the person. */
  meData: { method: "GET", path: "/me/data" },
  /** By "my authorizations": deletes the person's verified identity. */
  meDeleteIdentity: { method: "POST", path: "/me/identity/delete" },
  /** By "my authorizations": a complaint about a service provider. */
  meComplaints: { method: "POST", path: "/me/complaints" },
  /** The page that checks a receipt, in the browser alone. */
  receiptPage: { method: "GET", path: "/receipts" },
} as const satisfies Record<string, { method: "GET" | "POST"; path: `/${string}` }>;

/** One of {@link endpoints}. */
export type Endpoint = (typeof endpoints)[keyof typeof endpoints];

/** `pathOf(endpoints.consentDeny, "c1")` is `/consent/c1/deny`. The id is percent-encoded. */
export function pathOf(endpoint: Endpoint, id: string): string {
  return endpoint.path.replace(":id", encodeURIComponent(id));
}

/** Query parameters of §§3–5 and 9. */
export const query = {
  grantType: "grant_type",
  appid: "appid",
  secret: "secret",
  accessToken: "access_token",
  jsCode: "js_code",
} as const;

/** The only `grant_type` of an access token. Contract §3. */
export const GRANT_TYPE = "client_credential";

/** The only one of `jscode2session`. Contract §9. */
export const LOGIN_GRANT_TYPE = "authorization_code";
