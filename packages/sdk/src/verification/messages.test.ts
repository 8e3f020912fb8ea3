import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { createVerificationRequest, parseVerificationAnswer } from "./messages.ts";

const question = { openid: "o1", realName: "张三丰", credentialId: "99999919900101001X", code: "C" };
const body = { openid: "o1", real_name: "张三丰", cred_id: "99999919900101001X", cred_type: "1", code: "C" };

describe("a verification's request", () => {
  it("is the body of the contract, from texts and from values that do not print", () => {
    expect(JSON.parse(createVerificationRequest(question))).toEqual(body);
    const sensitive = {
      ...question,
      realName: new Sensitive(question.realName),
      credentialId: new Sensitive(question.credentialId),
    };
    expect(JSON.parse(createVerificationRequest(sensitive))).toEqual(body);
  });

  it.each(["openid", "realName", "credentialId", "code"])("is not made without %s", (name) => {
    for (const missing of [undefined, null, "", " ", 7]) {
      expect(() => createVerificationRequest({ ...question, [name]: missing } as typeof question)).toThrow(
        expect.objectContaining({ code: "verification_incomplete" }),
      );
    }
  });
});

describe("a verification's answer", () => {
  it("says one thing", () => {
    expect(parseVerificationAnswer({ verify_openid: "V_OP_NM_MA", verify_real_name: "V_NM_ID_MA" })).toEqual({
      result: "match",
    });
    expect(parseVerificationAnswer({ verify_openid: "V_OP_NA", verify_real_name: "" })).toEqual({
      result: "not_verified",
    });
  });

  it("that says two things, or none, is malformed, and never a match", () => {
    const answers = [
      { verify_openid: "V_OP_NM_UM", verify_real_name: "V_NM_ID_MA" },
      { verify_openid: "V_OP_NM_MA", verify_real_name: "" },
      { verify_openid: "V_OP_NM_MA" },
      { verify_real_name: "V_NM_ID_MA" },
      {},
    ];
    for (const answer of answers) {
      expect(() => parseVerificationAnswer(answer)).toThrow(
        expect.objectContaining({ code: "answer_malformed" }),
      );
    }
  });
});
