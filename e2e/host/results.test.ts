import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post, send } from "../support/http.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { approve, cookieOf, deny, type Sheet } from "../support/protocol.ts";
import { createHost, questionOf } from "./support/host.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

/** A user whose sheet is open. */
async function openSheet(): Promise<{ userId: string; sheet: Sheet }> {
  const userId = await platform.addPerson();
  const { id, sheetUrl } = await createHost(platform).requestConsent(questionOf(platform, userId));
  const url = `${platform.url}/consent/${id}`;
  const opened = await post(`${url}/session`, { secret: new URL(sheetUrl).hash.slice(1) });
  const sheet = { id, url, cookie: cookieOf(opened) };
  await send(`${url}/details`, { headers: { cookie: sheet.cookie } });
  return { userId, sheet };
}

const ok = { errMsg: "openRealnameAuth:ok", auth_token: "whatever the page says" };
const cancel = { errMsg: "openRealnameAuth:fail cancel", reason: "The user closed the sheet." };

describe("a result that a page hands over", () => {
  it("is confirmed when the platform has the consent", async () => {
    const { userId, sheet } = await openSheet();
    const { json } = await approve(sheet);
    expect(await createHost(platform).verifyResult(userId, sheet.id, json)).toBe("approved");
  });

  it("is contradicted when the user has decided nothing, or refused", async () => {
    const host = createHost(platform);
    const { userId, sheet } = await openSheet();
    const contradicted = { failure: "result_contradicted" };
    await expect(host.verifyResult(userId, sheet.id, ok)).rejects.toMatchObject(contradicted);
    await deny(sheet);
    await expect(host.verifyResult(userId, sheet.id, ok)).rejects.toMatchObject(contradicted);
  });

  it("is contradicted when it speaks of another user's consent", async () => {
    const [mine, theirs] = [await openSheet(), await openSheet()];
    await approve(theirs.sheet);
    await expect(createHost(platform).verifyResult(mine.userId, theirs.sheet.id, ok)).rejects.toMatchObject({
      failure: "result_contradicted",
    });
  });

  it("that is no success comes with what the platform knows, which may be more than the page does", async () => {
    const host = createHost(platform);
    const { userId, sheet } = await openSheet();
    expect(await host.verifyResult(userId, sheet.id, cancel)).toBe("undecided");
    await approve(sheet);
    expect(await host.verifyResult(userId, sheet.id, cancel)).toBe("approved");
    platform.advance(300_000);
    expect(await host.verifyResult(userId, sheet.id, cancel)).toBe("expired");
  });

  it.each([
    [null],
    ["openRealnameAuth:ok"],
    [{ errMsg: "openRealnameAuth:ok" }],
    [{ errMsg: "openRealnameAuth:ok", auth_token: "" }],
    [{ errMsg: "openRealnameAuth:fail toString", reason: "x" }],
    [{ errMsg: "openRealnameAuth:fail cancel" }],
  ])("is none: %j", async (detail) => {
    await expect(createHost(platform).verifyResult("u", "c", detail)).rejects.toMatchObject({
      failure: "result_malformed",
    });
  });
});
