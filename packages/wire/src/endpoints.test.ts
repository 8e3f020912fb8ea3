import { describe, expect, it } from "vitest";
import { endpoints, pathOf, query } from "./endpoints.ts";

describe("endpoints", () => {
  it("are those of the contract, those of my authorizations, and that of the logos", () => {
    expect(Object.values(endpoints).map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /cgi-bin/token",
      "POST /cgi-bin/stable_token",
      "GET /wxa/get_category",
      "POST /cgi-bin/wxopen/getrealnameinfo",
      "GET /sns/jscode2session",
      "POST /intp/realname/checkrealnameinfo",
      "POST /host/consent-requests",
      "GET /consent/:id",
      "POST /consent/:id/session",
      "GET /consent/:id/details",
      "POST /consent/:id/approve",
      "POST /consent/:id/deny",
      "GET /logos/:id",
      "GET /.well-known/jwks.json",
      "POST /host/login-codes",
      "POST /host/me-sessions",
      "GET /me",
      "POST /me/session",
      "GET /me/consents",
      "POST /me/consents/:id/withdraw",
      "GET /me/consents/:id/receipt",
      "GET /me/data",
      "POST /me/identity/delete",
      "POST /me/complaints",
      "GET /receipts",
    ]);
  });

  it("take the query parameters of the contract", () => {
    expect(Object.values(query)).toEqual(["grant_type", "appid", "secret", "access_token", "js_code"]);
  });
});

describe("pathOf", () => {
  it("puts the id where it belongs", () => {
    expect(pathOf(endpoints.meConsentWithdraw, "c1")).toBe("/me/consents/c1/withdraw");
  });

  it("keeps an id within its segment", () => {
    expect(pathOf(endpoints.consentDeny, "a/../b?c")).toBe("/consent/a%2F..%2Fb%3Fc/deny");
  });
});
