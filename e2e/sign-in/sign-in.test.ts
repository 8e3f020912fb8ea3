import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { storedBytes } from "../support/stores.ts";
import { GOOD_PASSWORD, openPremises, type Premises } from "./support/premises.ts";

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

it("somebody signs up by a link that went to the address, is signed in by that, and is a member of nothing yet", async () => {
  const browser = premises.browser();
  expect((await browser.post("/sign-up/request", { email: "wang@example.com" })).json).toEqual({
    status: true,
  });
  const token = await premises.linkTo("wang@example.com");
  const completion = { token, name: "王小明", password: GOOD_PASSWORD };
  expect((await browser.post("/sign-up/complete", completion)).json).toEqual({ status: true });
  expect(await browser.whoIsIt()).toMatchObject({ kind: "member", memberships: [] });
  await browser.post("/sign-out");
  expect((await browser.post("/sign-up/complete", completion)).json.code).toBe("LINK_OVER");
  expect(await browser.whoIsIt()).toBeUndefined();
  const signedIn = await browser.post("/sign-in/email", {
    email: "Wang@Example.com",
    password: GOOD_PASSWORD,
  });
  expect(signedIn.status).toBe(200);
  expect(await browser.whoIsIt()).toMatchObject({ kind: "member", memberships: [] });
  expect((await browser.get("/get-session")).json.user).toMatchObject({
    email: "wang@example.com",
    name: "王小明",
  });
});

it("neither address nor name stands in what is stored, which its owner alone can read", async () => {
  const { id } = await premises.person("found-nowhere@example.com");
  const bytes = await storedBytes(premises.folder);
  expect(bytes.includes(id)).toBe(true);
  for (const text of ["found-nowhere", "王小明", GOOD_PASSWORD])
    expect(bytes.includes(text), text).toBe(false);
  const files = readdirSync(premises.folder).map((file) => statSync(join(premises.folder, file)));
  for (const { mode } of files) expect(mode & 0o077).toBe(0);
});

it("what is over is forgotten, and every session can be ended at once", async () => {
  const own = await openPremises();
  const { browser } = await own.person("forgotten@example.com");
  await own.signIn.forgetEnded(new Date());
  expect(await browser.whoIsIt()).toBeDefined();
  expect(await own.signIn.endAllSessions()).toBe(1);
  expect(await browser.whoIsIt()).toBeUndefined();
  await browser.post("/sign-in/email", { email: "forgotten@example.com", password: GOOD_PASSWORD });
  await own.signIn.forgetEnded(new Date(Date.now() + 13 * 60 * 60 * 1000));
  expect(await own.signIn.endAllSessions()).toBe(0);
  await own.close();
});

it("what fails is answered with 500, and told", async () => {
  const failing = await openPremises({
    outbox: { put: () => Promise.reject(new Error("the disk is full")) },
  });
  expect((await failing.browser().post("/sign-up/request", { email: "x@example.com" })).status).toBe(500);
  expect(failing.faults.map(String)).toEqual(["Error: the disk is full"]);
  await failing.close();
});
