import { expect, it } from "vitest";
import { createVerificationAnswer, verificationResultOf } from "./verification.ts";

const ok = { errcode: 0, errmsg: "ok" };

it.each([
  ["match", "V_OP_NM_MA", "V_NM_ID_MA"],
  ["id_mismatch", "V_OP_NM_MA", "V_NM_ID_UM"],
  ["name_mismatch", "V_OP_NM_UM", ""],
  ["not_verified", "V_OP_NA", ""],
] as const)("%s is answered %s and %j, and read from it", (result, openid, realName) => {
  expect(createVerificationAnswer(result)).toEqual({
    ...ok,
    verify_openid: openid,
    verify_real_name: realName,
  });
  expect(verificationResultOf(openid, realName)).toBe(result);
});

it.each([
  ["V_OP_NM_UM", "V_NM_ID_MA"],
  ["V_OP_NA", "V_NM_ID_MA"],
  ["V_OP_NM_MA", ""],
  ["V_OP_NM_MA", undefined],
  ["v_op_nm_ma", "V_NM_ID_MA"],
  [undefined, undefined],
])("%j with %j says nothing", (openid, realName) => {
  expect(verificationResultOf(openid, realName)).toBeUndefined();
});
