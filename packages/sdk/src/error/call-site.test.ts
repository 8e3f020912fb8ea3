import { expect, test } from "vitest";
import { RealnameClient } from "../client.ts";
import { sampleOptions } from "../testing/sample-options.ts";

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

test("the stack of a refused option begins where the client is made", async () => {
  const error = await caught(function makesClient() {
    return new RealnameClient({ ...sampleOptions, appid: "none" });
  });
  expect(error).toMatchObject({ code: "option_invalid" });
  expect(firstFrame(error)).toMatch(/makesClient.*call-site\.test\.ts/);
});

test("the stack of a refused variable begins where the environment is read", async () => {
  const error = await caught(function readsEnvironment() {
    return RealnameClient.fromEnv({}, {});
  });
  expect(error).toMatchObject({ code: "option_missing" });
  expect(firstFrame(error)).toMatch(/readsEnvironment.*call-site\.test\.ts/);
});

test("the stack of a failed call begins where it is made, and says what the message says", async () => {
  const client = new RealnameClient({ ...sampleOptions, language: "zh" });
  const error = await caught(function asksForName() {
    return client.getRealnameInfo("");
  });
  expect(error).toMatchObject({ code: "auth_token_missing" });
  expect(firstFrame(error)).toMatch(/asksForName.*call-site\.test\.ts/);
  expect((error as Error).stack).toContain((error as Error).message);
  await client.close();
  const closed = await caught(function asksForCategories() {
    return client.getCategories();
  });
  expect(closed).toMatchObject({ code: "client_closed" });
  expect(firstFrame(closed)).toMatch(/asksForCategories.*call-site\.test\.ts/);
});
