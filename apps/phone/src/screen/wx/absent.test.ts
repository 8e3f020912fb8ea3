import { expect, test } from "vitest";
import type { NoteText } from "../problems/note.ts";
import { absent } from "./absent.ts";

// biome-ignore lint/suspicious/noExplicitAny: it stands for any object
function standIn(name: string): { it: any; noted: string[] } {
  const noted: string[] = [];
  const note = (text: NoteText) => noted.push(typeof text === "string" ? text : text.en);
  return { it: absent(name, note), noted };
}

test("an object that is not here says so by name when a function of it is called, and fails as one of wx", async () => {
  const { it, noted } = standIn("wx.cloud");
  const failure = { errMsg: "cloud.callFunction:fail not supported in this simulator" };
  await expect(it.callFunction({ name: "a" })).rejects.toEqual(failure);
  expect(await it.callFunction().catch((given: unknown) => given)).toEqual(failure);
  expect(await new Promise((fail) => it.callFunction({ fail }))).toEqual(failure);
  expect(await new Promise((complete) => it.callFunction({ complete }))).toEqual(failure);
  expect(new Set(noted)).toEqual(new Set(["wx.cloud.callFunction is not supported in this simulator"]));
});

test("what it gives stops nobody, whatever is done with it, and says no more", async () => {
  const { it, noted } = standIn("wx.createCanvasContext");
  const context = it("id");
  context.fillStyle = "red";
  context.measureText("a").width.toFixed(2);
  new context.Image().addEventListener("load", () => undefined);
  expect(noted).toEqual(["wx.createCanvasContext is not supported in this simulator"]);
});

test("as text and as a list it is empty, and as a value it is no promise", async () => {
  const { it } = standIn("wx.env");
  expect(`${it.USER_DATA_PATH}/a.png`).toBe("/a.png");
  expect([...it.list()]).toEqual([]);
  for await (const event of it.eventStream) expect(event).toBe("none");
  expect(await it).toBe(it);
});
