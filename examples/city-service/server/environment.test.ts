import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

describe("the environment", () => {
  it("need say nothing, and an empty variable says nothing", () => {
    const standard = {
      host: "127.0.0.1",
      port: 3000,
      folder: "city-service-data",
      secret: undefined,
      trustProxy: false,
      logLevel: "info",
    };
    expect(readEnvironment({})).toEqual(standard);
    expect(readEnvironment({ CITY_SERVICE_TRUSTED_PROXIES: "", CITY_SERVICE_LOG_LEVEL: "" })).toEqual(
      standard,
    );
  });

  it.each([
    ["0.0.0.0:0", { host: "0.0.0.0", port: 0 }],
    ["[::1]:3000", { host: "::1", port: 3000 }],
    ["localhost:65535", { host: "localhost", port: 65_535 }],
  ])("may say to listen at %s", (CITY_SERVICE_LISTEN, expected) => {
    expect(readEnvironment({ CITY_SERVICE_LISTEN })).toMatchObject(expected);
  });

  it.each(["10.0.0.7", "10.0.0.7, 2001:db8::/32", "::1"])("may trust %s", (CITY_SERVICE_TRUSTED_PROXIES) => {
    const { trustProxy } = readEnvironment({ CITY_SERVICE_TRUSTED_PROXIES });
    expect(trustProxy).toBe(CITY_SERVICE_TRUSTED_PROXIES);
  });

  it.each([
    ["CITY_SERVICE_LISTEN", "3000"],
    ["CITY_SERVICE_LISTEN", "127.0.0.1:65536"],
    ["CITY_SERVICE_TRUSTED_PROXIES", "true"],
    ["CITY_SERVICE_TRUSTED_PROXIES", "10.0.0.7,"],
    ["CITY_SERVICE_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["CITY_SERVICE_TRUSTED_PROXIES", "0.0.0.0/0"],
    ["CITY_SERVICE_LOG_LEVEL", "loud"],
  ])("is refused by the name of the variable: %s=%s", (variable, value) => {
    expect(() => readEnvironment({ [variable]: value })).toThrow(variable);
  });

  it("that has the secret itself where a file is named is refused without repeating it", () => {
    const secret = Buffer.alloc(32, 7).toString("base64");
    const read = () => readEnvironment({ CITY_SERVICE_SECRET_FILE: secret });
    expect(read).toThrow("CITY_SERVICE_SECRET_FILE names a file that cannot be read (ENOENT).");
  });
});
