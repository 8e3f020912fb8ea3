import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { HostError } from "./host-error.ts";
import { RealnameHost, type RealnameHostOptions } from "./index.ts";

const options: RealnameHostOptions = {
  // A port that browsers and fetch never open: nothing is sent, and nothing is waited for.
  baseUrl: "http://127.0.0.1:1",
  issuer: "https://city.example",
  kid: "k",
  privateKey: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
};
const realnameHost = new RealnameHost(options);

/** Where the stack begins: `at FUNCTION (FILE:LINE:COLUMN)`. */
const firstFrame = (error: unknown) =>
  (error as Error).stack?.split("\n").find((line) => /^\s+at /.test(line));

async function caught(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
}

const subject = {
  userId: "u-1",
  appid: "wx0123456789abcdef",
  clientOs: "ios",
  clientVersion: "8.0.50",
} as const;

test.each([
  ["the constructor", () => new RealnameHost({ ...options, kid: "" })],
  ["the constructor without options", () => new RealnameHost(undefined as unknown as RealnameHostOptions)],
  ["requestConsent", () => realnameHost.requestConsent({ ...subject, categoryId: [99, 904] })],
  ["createMeSession", () => realnameHost.createMeSession("u-1")],
  ["consentState", () => realnameHost.consentState("u-1", "c-1")],
  ["verifyResult", () => realnameHost.verifyResult("u-1", "c-1", "none")],
])("the stack of an error of %s begins at the caller's line", async (_what, call) => {
  const error = await caught(call);
  expect(error).toBeInstanceOf(HostError);
  expect(firstFrame(error)).toMatch(/realname-host\.test\.ts/);
  expect((error as Error).stack).toContain((error as Error).message);
});
