import { describe, expect, it } from "vitest";
import { csvRecordReader, readJsonRecord } from "./record.ts";

const read = csvRecordReader("user_id,payment_account,pay_password_hash");
const recordOf = (user_id: string, payment_account: string, pay_password_hash: string) => ({
  user_id,
  payment_account,
  pay_password_hash,
});

describe("a line of CSV", () => {
  it.each([
    ["u-1,yes,x", recordOf("u-1", "yes", "x")],
    ["u-1,,", recordOf("u-1", "", "")],
    ['"u-1",yes,"m=1,t=2"', recordOf("u-1", "yes", "m=1,t=2")],
    ['"say ""hi""","","""a"""', recordOf('say "hi"', "", '"a"')],
    [" u-1 ,yes,x", recordOf(" u-1 ", "yes", "x")],
  ])("is read by RFC 4180: %s", (line, record) => {
    expect(read(line)).toEqual(record);
  });

  it.each(['u"1,yes,x', '"u-1,yes,x', '"u-1"x,yes,x', 'u-1,yes,"x', '"""'])("is bad: %s", (line) => {
    expect(read(line)).toBe("csv_invalid");
  });

  it.each(["u-1,yes", "u-1,yes,x,", "u-1", "", ",,,"])("has another number of values: %j", (line) => {
    expect(read(line)).toBe("columns_unequal");
  });

  it("may have its columns in any order", () => {
    expect(csvRecordReader("payment_account, user_id")("no,u-1")).toEqual({
      user_id: "u-1",
      payment_account: "no",
    });
  });
});

describe("the first line of CSV", () => {
  it.each([
    [undefined, "name 1 is none"],
    ["", "name 1 is none"],
    ["user_id,realname", "name 2 is none"],
    ["user_id,user_id", "twice"],
    ["payment_account", "no column user_id"],
    ["user_id,real_name,credential_id", "all of real_name, credential_type, credential_id"],
  ])("is refused: %s", (header, sentence) => {
    expect(() => csvRecordReader(header)).toThrow(sentence);
  });

  it("is not repeated, because it may be a person's", () => {
    expect(() => csvRecordReader("u-1,张三丰,resident_id_card")).toThrow(/^(?!.*张三丰)/);
  });
});

describe("a line of NDJSON", () => {
  it("is read with its truths and its nothings", () => {
    const line = '{"user_id":"u-1","payment_account":true,"real_name":null,"pay_password_hash":""}';
    const columns = { user_id: "u-1", payment_account: "true", real_name: "", pay_password_hash: "" };
    expect(readJsonRecord(line)).toEqual(columns);
    expect(readJsonRecord('{"user_id":"u-1","payment_account":0}')).toMatchObject({ payment_account: "0" });
  });

  it.each([
    ["{", "json_invalid"],
    ["[]", "json_invalid"],
    ["null", "json_invalid"],
    ['"u-1"', "json_invalid"],
    ['{"user_id":"u-1","pay_password":"135790"}', "column_unknown"],
    ['{"user_id":"u-1","__proto__":"x"}', "column_unknown"],
    ['{"user_id":12345678901234567890}', "value_not_text"],
    ['{"user_id":"u-1","credential_id":999999199003071007}', "value_not_text"],
    ['{"user_id":"u-1","payment_account":2}', "value_not_text"],
    ['{"user_id":"u-1","real_name":["x"]}', "value_not_text"],
  ])("is bad: %s", (line, fault) => {
    expect(readJsonRecord(line)).toBe(fault);
  });
});
