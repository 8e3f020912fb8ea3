import { describe, expect, it } from "vitest";
import { clientMisspelt, isSupportedClient } from "./client-version.ts";

describe("a client of the host", () => {
  it.each([
    "6.5.22",
    "6.5.23",
    "6.5.100",
    "6.6",
    "6.6.0",
    "6.10.0",
    "7.0",
    "8.0.50",
    "10.0.0",
    "6.5.22.1",
    "06.05.022",
  ])("is new enough as %s, on both systems", (version) => {
    expect([isSupportedClient("ios", version), isSupportedClient("android", version)]).toEqual([true, true]);
  });

  it.each(["6.5.21", "6.5.3", "6.5", "6.4.99", "5.99.99", "0.0.0"])("is too old as %s", (version) => {
    expect(isSupportedClient("ios", version)).toBe(false);
  });

  it.each([
    "",
    "8",
    "8.",
    ".8.0",
    "8..0",
    "v8.0.50",
    "8.0.50-beta",
    "8.0.50 ",
    "8,0,50",
    "8.0.1e3",
    "-8.0.0",
    "8.0.0.0.0",
    "9999999999.0",
    "８.0.0",
    "8.0\n",
  ])("is refused as %j, which is no version", (version) => {
    expect(isSupportedClient("ios", version)).toBe(false);
  });

  it.each([undefined, "", "iOS", "windows", "ohos", "toString"])("is refused on %s", (os) => {
    expect(isSupportedClient(os, "8.0.50")).toBe(false);
  });

  it("is refused when it does not tell its version", () => {
    expect(isSupportedClient("ios", undefined)).toBe(false);
  });
});

describe("a client that is misspelt", () => {
  it.each([
    ["iOS", "8.0.50", "client_os is ios or android, in small letters"],
    ["ANDROID", "8.0.50", "client_os is ios or android, in small letters"],
    ["ios", "v8.0.50", "client_version is numbers with dots between, such as 8.0.50"],
    ["ios", "8", "client_version is numbers with dots between, such as 8.0.50"],
  ])("is told how it is spelt: %s %s", (os, version, en) => {
    expect(clientMisspelt(os, version)).toMatchObject({ en });
  });

  it.each([
    ["ios", "6.5.21"],
    ["windows", "8.0.50"],
    ["toString", "8.0.50"],
  ])("is not one that is only too old, or of another system: %s %s", (os, version) => {
    expect(clientMisspelt(os, version)).toBeUndefined();
  });
});
