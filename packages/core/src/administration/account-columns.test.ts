import { describe, expect, it } from "vitest";
import {
  type AccountColumns,
  accountOfColumns,
  type ColumnFault,
  faultOfColumns,
} from "./account-columns.ts";

const HASH = "$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$jWmzqi1UkrgPOjeavr20UUMOljfNMhhVqoDjQIo4qDU";
const LINE: AccountColumns = {
  user_id: "u-1",
  real_name: "䶮文博",
  credential_type: "resident_id_card",
  credential_id: "999999200002291281",
  payment_account: "yes",
  pay_password_hash: HASH,
};
const NO_IDENTITY = { real_name: "", credential_type: "", credential_id: "" };

describe("a line of an imported file", () => {
  it("says who has which identity, payment account and password", () => {
    expect(faultOfColumns(LINE)).toBeUndefined();
    const account = accountOfColumns(LINE);
    expect(account).toMatchObject({ userId: "u-1", hasPaymentAccount: true });
    expect(account.identity).toMatchObject({ document: "resident_id_card" });
    expect(account.identity?.realName.reveal()).toBe("䶮文博");
    expect(account.identity?.credentialId.reveal()).toBe("999999200002291281");
    expect(account.payPasswordHash?.reveal()).toBe(HASH);
  });

  it("does not print whom it is about", () => {
    const printed = JSON.stringify(accountOfColumns(LINE));
    for (const part of ["䶮", "9999", "argon2"]) expect(printed).not.toContain(part);
  });

  it("says nothing of what it has no column for, and takes away what is empty", () => {
    const nothing = {
      ...{ hasPaymentAccount: undefined, identity: undefined },
      ...{ payPasswordHash: undefined, guardians: undefined },
    };
    expect(accountOfColumns({ user_id: "u-1" })).toEqual({ userId: "u-1", ...nothing });
    const empty = { user_id: "u-1", ...NO_IDENTITY, payment_account: "", pay_password_hash: "" };
    expect(faultOfColumns(empty)).toBeUndefined();
    expect(accountOfColumns(empty)).toEqual({
      ...{ userId: "u-1", hasPaymentAccount: false },
      ...{ identity: null, payPasswordHash: null },
    });
  });

  it.each(["yes", "YES", "true", "1", "no", "False", "0"])("takes %s for a payment account", (text) => {
    const line = { ...LINE, payment_account: text };
    expect(faultOfColumns(line)).toBeUndefined();
    expect(accountOfColumns(line).hasPaymentAccount).toBe(/yes|true|1/i.test(text));
  });

  it.each<Partial<AccountColumns>>([
    { real_name: "买买提·吾甫尔", credential_id: "999999199003071007" },
    { real_name: "赵𬭎" },
    { credential_type: "passport", credential_id: "E12345678" },
    { credential_type: "other", credential_id: "军字第0000001号" },
  ])("is good with %o", (over) => {
    expect(faultOfColumns({ ...LINE, ...over })).toBeUndefined();
  });

  it.each<[ColumnFault, Partial<AccountColumns>]>([
    ["user_id_invalid", { user_id: "" }],
    ["user_id_invalid", { user_id: " u-1" }],
    ["user_id_invalid", { user_id: "u\u0000" }],
    ["user_id_invalid", { user_id: "u\ud800" }],
    ["user_id_invalid", { user_id: "u".repeat(257) }],
    ["identity_incomplete", { real_name: "" }],
    ["identity_incomplete", { credential_type: "" }],
    ["identity_incomplete", { ...NO_IDENTITY, credential_id: "999999200002291281" }],
    ["credential_type_invalid", { credential_type: "军官证" }],
    ["real_name_invisible", { real_name: "文\n博" }],
    ["real_name_space", { real_name: "文博 " }],
    ["credential_id_invalid", { credential_id: "999999200002291282" }],
    ["credential_id_exponent", { credential_id: "1.23457E+17" }],
    ["credential_id_invisible", { credential_type: "passport", credential_id: "E\u200b1" }],
    ["payment_account_invalid", { payment_account: "maybe" }],
    ["payment_account_invalid", { payment_account: "constructor" }],
    ["payment_account_missing", { payment_account: "" }],
    ["pay_password_hash_invalid", { pay_password_hash: "135790" }],
    ["pay_password_hash_invalid", { pay_password_hash: HASH.replace("m=64", "m=9999999") }],
  ])("is bad as %s with %j", (fault, over) => {
    expect(faultOfColumns({ ...LINE, ...over })).toBe(fault);
  });

  it.each(["中华人民共和国居民身份证", "二代身份证", " resident_id_card ", "ID Card", "Resident-ID-Card"])(
    "takes %j for an ID card",
    (credential_type) => {
      const columns = { ...LINE, credential_type };
      expect(faultOfColumns(columns)).toBeUndefined();
      expect(accountOfColumns(columns).identity?.document).toBe("resident_id_card");
    },
  );

  it("may have its values in Chinese, and in capitals", () => {
    const columns = { ...LINE, credential_type: "居民身份证", payment_account: "是" };
    expect(faultOfColumns(columns)).toBeUndefined();
    expect(accountOfColumns(columns)).toMatchObject({
      hasPaymentAccount: true,
      identity: { document: "resident_id_card" },
    });
    expect(accountOfColumns({ ...LINE, payment_account: "FALSE" }).hasPaymentAccount).toBe(false);
    expect(accountOfColumns({ ...LINE, credential_type: "Passport" }).identity?.document).toBe("passport");
  });

  it("is bad with an identity that has only some of its columns", () => {
    expect(faultOfColumns({ user_id: "u-1", real_name: "䶮文博" })).toBe("identity_incomplete");
    expect(faultOfColumns({ user_id: "u-1", real_name: "", credential_id: "" })).toBe("identity_incomplete");
  });
});

describe("a column that has no value in a dump", () => {
  it.each(["\\N", "NULL", "null", "(null)", "[NULL]", "<null>", "N/A", "#N/A", "undefined"])(
    "is bad with %s in all columns of the identity, and in any other",
    (text) => {
      const none = { real_name: text, credential_type: text, credential_id: text };
      for (const part of [none, { user_id: text }, { payment_account: text }, { pay_password_hash: text }])
        expect(faultOfColumns({ ...LINE, ...part })).toBe("value_is_null");
      expect(faultOfColumns({ ...LINE, credential_id: text })).toBe("credential_id_not_a_value");
    },
  );
});
