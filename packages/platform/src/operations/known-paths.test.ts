import { describe, expect, it } from "vitest";
import { KnownPaths } from "./known-paths.ts";
import { pathMeantBy } from "./unknown-path.ts";

const known = new KnownPaths();
for (const url of [
  "/api/apps",
  "/api/apps/:appid",
  "/api/apps/:appid/approve",
  "/api/apps/offers",
  "/api/tokens",
])
  known.add(["GET"], url);
known.add(["POST"], "/api/apps");

describe("KnownPaths", () => {
  it.each([
    ["/api/apps", ["GET", "POST"]],
    ["/api/apps/offers", ["GET"]],
    ["/api/apps/wx1a2b3c4d5e6f7081", ["GET"]],
    ["/api/apps/", []],
    ["/api/Apps", []],
    ["/api", []],
  ])("at %s are the methods %j", (path, methods) => {
    expect(known.methodsAt(path)).toEqual(methods);
  });

  it("at a path without end are none", () => {
    expect(known.methodsAt(`/${"api/".repeat(10_000)}`)).toEqual([]);
  });

  it.each([
    ["/api/Apps", "/api/apps"],
    ["/api/app", "/api/apps"],
    ["/api/apps/", "/api/apps"],
    ["//api//apps", "/api/apps"],
    ["/api/v1/apps", "/api/apps"],
    ["/v1/api/apps", "/api/apps"],
    ["/apps", "/api/apps"],
    ["/api/Apps/wx1a2b3c4d5e6f7081", "/api/apps/{appid}"],
    ["/api/apps/wx1a2b3c4d5e6f7081/aprove", "/api/apps/{appid}/approve"],
    ["/api/apps/wx1a2b3c4d5e6f7081/", "/api/apps/{appid}"],
    ["/api/apps/offer", "/api/apps/{appid}"],
    ["/token", "/cgi-bin/token"],
    ["/cgi-bin/wxopen/getrealnameinfo/aB3", "/cgi-bin/wxopen/getrealnameinfo"],
  ])("%s was probably meant to be %s", (path, meant) => {
    expect(pathMeantBy(path, { api: known, all: known })).toBe(meant);
  });

  it.each(["/", "/favicon.ico", "/api", "/api/nothing/of/ours", "/robots.txt"])(
    "%s resembles none",
    (path) => {
      expect(pathMeantBy(path, { api: known, all: known })).toBeUndefined();
    },
  );
});
