import { expect, it } from "vitest";
import {
  createErrorAnswer,
  createFailDetail,
  createRealnameInfoAnswer,
  createSuccessDetail,
} from "./answers.ts";

it("spells a real-name answer as the contract does", () => {
  const sealed = { realName: "bmFtZQ==", credentialId: "aWQ=", certSerialNo: "0".repeat(40) };
  expect(JSON.stringify(createRealnameInfoAnswer(sealed))).toBe(
    `{"errcode":0,"errmsg":"ok","encryted_real_name":"bmFtZQ==","encryted_credential_id":"aWQ=","cert_serialno":"${"0".repeat(40)}"}`,
  );
});

it("answers an error with its code and text", () => {
  expect(createErrorAnswer(94007)).toEqual({ errcode: 94007, errmsg: "appid unbind mchid" });
  expect(createErrorAnswer(94007, "bind it")).toEqual({
    errcode: 94007,
    errmsg: "appid unbind mchid hint: bind it",
  });
});

it("tells the button of success with the auth_token", () => {
  expect(createSuccessDetail("T")).toEqual({ errMsg: "openRealnameAuth:ok", auth_token: "T" });
});

it("tells the button of failure with a sentence for the developer", () => {
  expect(createFailDetail("access denied", "Apply for access.")).toEqual({
    errMsg: "openRealnameAuth:fail access denied",
    reason: "Apply for access.",
  });
});
