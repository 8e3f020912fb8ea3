import { expect, test } from "vitest";
import { CallFailed } from "../link.ts";
import { answeringFunction, type CallListeners, promptFunction, wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";

const unheard: CallListeners = {
  onError(error) {
    throw error;
  },
  onUnheard(failure) {
    throw new Error(failure.errMsg);
  },
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
    const onError = (given: unknown) => reported.push(given);
    wxFunction("doIt", fine, { ...unheard, onError })({ success, complete });
  });
  expect(reported).toEqual([error]);
});

test("a failure with call-backs, but none for it, rejects nothing, and is told of", async () => {
  const failure = await new Promise((onUnheard) => {
    expect(wxFunction("doIt", refused, { ...unheard, onUnheard })({ success: fine })).toBeUndefined();
  });
  expect(failure).toEqual({ errMsg: "doIt:fail not today" });
});

test("what is asynchronous in form only has called back when it returns", async () => {
  const heard: unknown[] = [];
  const hear = (result: unknown) => heard.push(result);
  const prompt = promptFunction("tell", fine, unheard);
  expect(prompt({ success: hear, complete: hear })).toBeUndefined();
  expect(answeringFunction("say", fine, unheard)({ success: hear })).toEqual({ value: 1 });
  const told = { value: 1, errMsg: "tell:ok" };
  expect(heard).toEqual([told, told, { value: 1, errMsg: "say:ok" }]);
  await expect(prompt()).resolves.toEqual(told);
});
