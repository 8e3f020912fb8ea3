import { expect, it } from "vitest";
import { readEventDetail } from "./event-detail.ts";

const ok = { errMsg: "openRealnameAuth:ok", auth_token: "T" };
const fail = { errMsg: "openRealnameAuth:fail access denied", reason: "Apply for access." };

it.each([ok, fail])("reads %j", (detail) => {
  expect(readEventDetail(detail)).toEqual(detail);
});

it("takes what belongs to the detail, and leaves the rest", () => {
  expect(readEventDetail({ ...fail, status: 403, type: "about:blank" })).toEqual(fail);
  expect(readEventDetail({ ...ok, reason: "none", id: "c1" })).toEqual(ok);
});

it.each([
  [undefined],
  [null],
  ["openRealnameAuth:ok"],
  [[]],
  [{}],
  [{ ...ok, auth_token: "" }],
  [{ ...ok, auth_token: 1 }],
  [{ ...fail, reason: "" }],
  [{ ...fail, errMsg: "openRealnameAuth:fail constructor" }],
  [{ ...fail, errMsg: "login:fail access denied" }],
])("does not read %j", (value) => {
  expect(readEventDetail(value)).toBeUndefined();
});
