import { Sensitive, sensitive } from "@shiming/crypto";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type AskedItem, type DisclosedItems, disclosedItems, parseItemsAnswer, readItems } from "./items.ts";

const CERT = "0".repeat(40);
const claims = sensitive('{"masked_name":"*三丰","age_over_18":true,"age_over_60":"no"}');

describe("items that are asked for", () => {
  it.each([
    [[]],
    [["telephone"]],
    [["verification"]],
    [["age_over_0"]],
    [["masked_name", "masked_name?"]],
    ["masked_name"],
  ])("are not %j", (items) => {
    expect(() => readItems(items)).toThrow(
      expect.objectContaining({ code: "option_invalid", subject: "items" }),
    );
  });

  it("are looked for in the answer, and nothing else of it is", () => {
    const answer = { encryted_real_name: "a", encrypted_credential_id: "b", encrypted_claims: "c" };
    expect(parseItemsAnswer(answer, CERT, readItems(["credential_id?"]))).toEqual({
      encryptedCredentialId: "b",
    });
    expect(parseItemsAnswer(answer, CERT, readItems(["age_over_18"]))).toEqual({ encryptedClaims: "c" });
    const swapped = { ...answer, cert_serialno: "1".repeat(40) };
    expect(() => parseItemsAnswer(swapped, CERT, readItems(["real_name"]))).toThrow(
      expect.objectContaining({ code: "certificate_swapped" }),
    );
  });

  it("come by their names, a masked text protected, and only those that were asked for", () => {
    const wanted = readItems(["masked_name", "age_over_18?", "age_over_21?"]);
    const told = disclosedItems<"masked_name" | "age_over_18?" | "age_over_21?">({ claims }, wanted);
    expect(told.claims.masked_name).toBeInstanceOf(Sensitive);
    expect(told.claims.masked_name.reveal()).toBe("*三丰");
    expect(Object.keys(told.claims)).toEqual(["masked_name", "age_over_18"]);
    expect(told.claims.age_over_18).toBe(true);
  });

  it.each([["real_name"], ["masked_credential_id"], ["age_over_60"]] as const)(
    "are told to be missing where one that is required did not come, or is of another kind: %s",
    (item) => {
      expect(() => disclosedItems({ claims }, readItems([item]))).toThrow(
        expect.objectContaining({ code: "items_missing", message: expect.stringContaining(item) }),
      );
    },
  );

  it("have a type that has a member only if it can be there", () => {
    type Told = DisclosedItems<"real_name" | "credential_id?" | "age_over_18">;
    expectTypeOf<Told["realName"]>().toEqualTypeOf<Sensitive<string>>();
    expectTypeOf<Told["credentialId"]>().toEqualTypeOf<Sensitive<string> | undefined>();
    expectTypeOf<Told["claims"]["age_over_18"]>().toEqualTypeOf<boolean>();
    expectTypeOf<DisclosedItems<"masked_name">>().not.toHaveProperty("realName");
    expectTypeOf<DisclosedItems<"real_name">>().not.toHaveProperty("claims");
    expectTypeOf<"age_over_18?">().toExtend<AskedItem>();
  });
});
