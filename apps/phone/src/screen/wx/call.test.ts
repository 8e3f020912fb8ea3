import { expect, test } from "vitest";
import { CallFailed } from "../link.ts";
import { wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";

const unheard = (error: unknown) => {
  throw error;
};
const fine = () => ({ value: 1 });
const refused = () => {
  throw new Refusal("not today");
};

test("without a call-back the result is a promise", async () => {
  await expect(wxFunction("doIt", fine, unheard)({})).resolves.toEqual({ value: 1, errMsg: "doIt:ok" });
  await expect(wxFunction("doIt", refused, unheard)()).rejects.toEqual({ errMsg: "doIt:fail not today" });
});

test.each([
  ["success", fine, { value: 1, errMsg: "doIt:ok" }],
  ["fail", refused, { errMsg: "doIt:fail not today" }],
])("with call-backs, %s and then complete are given it", async (name, work, result) => {
  const heard: unknown[] = [];
  await new Promise<void>((resolve) => {
    const complete = (given: unknown) => {
      heard.push(["complete", given]);
      resolve();
    };
    const returned = wxFunction(
      "doIt",
      work,
      unheard,
    )({ [name]: (given: unknown) => heard.push([name, given]), complete });
    expect([returned, heard]).toEqual([undefined, []]);
  });
  expect(heard).toEqual([
    [name, result],
    ["complete", result],
  ]);
});

test("what the phone refuses is said in its own words", async () => {
  const failing = async () => Promise.reject(new CallFailed("request:fail offline"));
  await expect(wxFunction("request", failing, unheard)()).rejects.toEqual({ errMsg: "request:fail offline" });
});

test("an exception in a call-back is reported, and the other call-back is called all the same", async () => {
  const error = new Error("in the call-back");
  const reported: unknown[] = [];
  await new Promise<unknown>((complete) => {
    const success = () => {
      throw error;
    };
    wxFunction("doIt", fine, (given) => reported.push(given))({ success, complete });
  });
  expect(reported).toEqual([error]);
});
