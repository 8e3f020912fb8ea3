import { RealnameError } from "@shiming/sdk";
import { describe, expect, it } from "vitest";
import { startCity, type TestCity } from "../testing/city.ts";

const attempt = { pension_no: "30010001", js_code: "from wx.login", code: "from the way back" };
const qualify = (city: TestCity, changes: object = {}) =>
  city.send("POST", "/pension-qualification", undefined, { ...attempt, ...changes });

describe("a pension's yearly qualification", () => {
  it("asks whether the person on file is there, and is good for a year", async () => {
    const city = await startCity();
    const { status, json } = await qualify(city);
    expect([status, json]).toEqual([200, { valid_until: "2027-03-02" }]);
    const asked = city.asked();
    expect(asked).toMatchObject({ openid: "openid of from wx.login", code: attempt.code });
    expect(`${asked?.realName} ${asked?.credentialId}`).toBe("[sensitive] [sensitive]");
  });

  it.each([
    ["name_mismatch", "another_person"],
    ["id_mismatch", "another_person"],
    ["not_verified", "no_realname_info"],
  ] as const)("is not given for %s", async (result, reason) => {
    const city = await startCity();
    city.verified(result);
    const { status, json } = await qualify(city);
    expect([status, json.reason]).toEqual([422, reason]);
    expect(city.log()).not.toContain("999999196608151356");
  });

  it("is asked of nobody for a number that is on no roll, and again where a code was used", async () => {
    const city = await startCity();
    expect((await qualify(city, { pension_no: "1" })).json.reason).toBe("not_on_the_roll");
    expect(city.asked()).toBeUndefined();
    city.verified(new RealnameError("verification_code_invalid", { errcode: 80113 }));
    expect((await qualify(city)).json.reason).toBe("ask_again");
  });
});
