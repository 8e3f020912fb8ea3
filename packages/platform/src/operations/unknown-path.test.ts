import { expect, it } from "vitest";
import { pathMeantBy } from "./unknown-path.ts";

const REALNAME_INFO = "/cgi-bin/wxopen/getrealnameinfo";

it.each([
  ["/cgi-bin/wxopen/getRealnameInfo", REALNAME_INFO],
  ["/CGI-BIN/wxopen/getrealnameinfo", REALNAME_INFO],
  ["//cgi-bin//wxopen/getrealnameinfo/", REALNAME_INFO],
  ["/cgi-bin/wxopen/getrealnameinfo%20", REALNAME_INFO],
  ["/cgi-bin/getrealnameinfo", REALNAME_INFO],
  ["/api/v1/cgi-bin/wxopen/getrealnameinfo", REALNAME_INFO],
  ["/wxopen/getrealnameinf", REALNAME_INFO],
  ["/cgi-bin/wxopen/get_realname_info", REALNAME_INFO],
  ["/cgi-bin/wxopen/getrealnameauthinfo", REALNAME_INFO],
  ["/cgi-bin/tokens", "/cgi-bin/token"],
  ["/token", "/cgi-bin/token"],
  ["/cgi-bin/stableToken", "/cgi-bin/stable_token"],
  ["/cgi-bin/get_category", "/wxa/get_category"],
  ["/wxa/getcategory", "/wxa/get_category"],
  ["/host/consent_requests", "/host/consent-requests"],
  ["/consent-requests", "/host/consent-requests"],
  ["/swagger", "/openapi.json"],
  ["/swagger-ui/index.html", "/openapi.json"],
  ["/swagger.json", "/openapi.json"],
  ["/v3/api-docs", "/openapi.json"],
  ["/api-docs/", "/openapi.json"],
  ["/redoc", "/openapi.json"],
  ["/api/swagger-ui.html", "/api/openapi.json"],
  ["/api/v3/api-docs", "/api/openapi.json"],
  ["/health", "/healthz"],
  ["/actuator/health", "/healthz"],
  ["/livez", "/healthz"],
  ["/health/ready", "/readyz"],
  ["/actuator/prometheus", "/metrics"],
  ["/metrics/", "/metrics"],
])("%s was probably meant to be %s", (path, meant) => {
  expect(pathMeantBy(path)).toBe(meant);
});

it.each(["/", "/favicon.ico", "/robots.txt", "/pay/unifiedorder", "/%E0%A4%A"])(
  "%s resembles none",
  (path) => {
    expect(pathMeantBy(path)).toBeUndefined();
  },
);

it("a path without end resembles none", () => {
  expect(pathMeantBy(`/${"a/".repeat(10_000)}`)).toBeUndefined();
});
