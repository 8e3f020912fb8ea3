import { describe, expect, it } from "vitest";
import { type ConsentFailure, consentFailureOf, consentFailures, failErrMsg } from "./consent-failures.ts";

/** Contract §2 for the words, §8 for the statuses, copied by hand. */
const contract = {
  cancel: 200,
  "access denied": 403,
  "invalid category-id": 400,
  "version too low": 403,
  "account locked": 403,
  "no real name info": 403,
  "not register wechat pay": 403,
  "stale request": 409,
  "system error": 500,
};

const failures = Object.keys(consentFailures) as ConsentFailure[];

describe("the consent failures", () => {
  it("are those of the contract with its statuses, and no others", () => {
    expect(Object.fromEntries(failures.map((f) => [f, consentFailures[f].status]))).toEqual(contract);
  });

  it("are each advised on in one English and one Chinese sentence", () => {
    for (const failure of failures) {
      expect(consentFailures[failure].advice.en).toMatch(/^[A-Z].*[^.]\.$/);
      expect(consentFailures[failure].advice.zh).toMatch(/\p{Script=Han}.*[^。]。$/u);
    }
  });

  it("are told in the form that is known from the field", () => {
    expect(failErrMsg("access denied")).toBe("openRealnameAuth:fail access denied");
  });

  it("are read back from every errMsg", () => {
    for (const failure of failures) expect(consentFailureOf(failErrMsg(failure))).toBe(failure);
  });

  it("are not read from success, from another API's errMsg, or from unknown words", () => {
    for (const errMsg of ["openRealnameAuth:ok", "login:fail cancel", "openRealnameAuth:fail toString", ""]) {
      expect(consentFailureOf(errMsg)).toBeUndefined();
    }
  });
});
