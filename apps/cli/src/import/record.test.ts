import { describe, expect, it } from "vitest";
import { recogniseColumns } from "./csv-columns.ts";
import { csvRecordReader, readJsonRecord } from "./record.ts";

const reader = (...lines: readonly string[]) => csvRecordReader(recogniseColumns(lines));
const read = reader("user_id,payment_account,pay_password_hash");
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
    ['u-1,="1",x', recordOf("u-1", '="1"', "x")],
  ])("is read by RFC 4180: %s", (line, record) => {
    expect(read(line)).toEqual(record);
  });

  it.each(['u"1,yes,x', '"u-1,yes,x', '"u-1"x,yes,x', 'u-1,yes,"x', '"""'])("is bad: %s", (line) => {
    expect(read(line)).toEqual({ fault: "csv_invalid" });
  });

  it.each([
    ["u-1,yes", "columns_too_few", 2],
    ["u-1", "columns_too_few", 1],
    ["u-1,yes,x,", "columns_too_many", 4],
    ["u-1,yes,m=1,t=2,p=1", "columns_too_many", 5],
  ])("has too few or too many values, which are counted: %j", (line, fault, found) => {
    expect(read(line)).toEqual({ fault, values: { found, expected: 3 } });
  });

  it.each(["", ",", ",,", ",,,,,", ' ,"", ', "\t", "\u3000"])("says nothing: %j", (line) => {
    expect(read(line)).toBeUndefined();
  });

  it("may have empty columns behind the last one that is named, in which nothing stands", () => {
    const padded = reader("user_id,payment_account,,");
    expect(padded("u-1,no,,")).toEqual({ user_id: "u-1", payment_account: "no" });
    const counted = (fault: string, found: number) => ({ fault, values: { found, expected: 2 } });
    expect(padded("u-1,no,,x")).toEqual(counted("columns_too_many", 4));
    expect(padded("u-1,no,x,")).toEqual(counted("columns_too_many", 3));
    expect(padded("u-1")).toEqual(counted("columns_too_few", 1));
  });

  it("may have its columns in any order", () => {
    expect(reader("payment_account, user_id")("no,u-1")).toEqual({
      user_id: "u-1",
      payment_account: "no",
    });
  });
});

describe("a line that is no account", () => {
  it.each([
    ...[
      "共3条记录,,",
      "合计,,",
      "合计,3,",
      ",合计,120",
      "总计：3,,",
      "小计",
      "共 3 条",
      "总记录数：3",
      "一共3人,,",
    ],
    ...["Total: 3", "Total,,", "Total rows: 3", "Grand total,3,", "count=3", "Records: 1,204"],
    ...[
      "(3 rows affected)",
      "(1,234 rows affected)",
      "3 rows selected.",
      "3 rows in set (0.00 sec)",
      "(3 rows)",
    ],
    ...["(3 行受影响)", "（3 行）", "已选择 3 行。"],
    ...[
      "导出时间：2026-11-29 16:00,,",
      "制表人：张三,,",
      "第1页 共1页",
      "Exported at 2026-11-29",
      "备注：内部资料,,",
    ],
    ...[
      "# below are the accounts",
      "// end",
      "-------,-----,-----",
      "------- ----- -----",
      "=====",
      "EOF",
      "--- end ---",
    ],
  ])("is told to be a remark: %s", (line) => {
    expect(read(line)).toEqual({ fault: "line_no_account" });
    if (!line.includes(",")) expect(readJsonRecord(line)).toEqual({ fault: "line_no_account" });
  });

  it.each([
    "Total,yes,x",
    "共3条记录,yes,",
    "total_1,,",
    "合计员,,",
    "end-1,,",
    "3,,",
    "rows,,",
    "#1,yes,",
    "u-1,120,",
    "--x,,",
  ])("is told apart from an account: %s", (line) => {
    const [user_id = "", payment_account = "", pay_password_hash = ""] = line.split(",");
    expect(read(line)).toEqual(recordOf(user_id, payment_account, pay_password_hash));
  });

  it.each(['{"total":3}', '{"rows":3}', '{"count":3,"total":3}'])("is told of in JSON: %s", (line) => {
    expect(readJsonRecord(line)).toEqual({ fault: "line_no_account" });
  });

  it("is no object, or one with a comma behind it, otherwise", () => {
    expect(readJsonRecord('{"user_id":"u-1"},')).toEqual({ fault: "json_comma" });
    expect(readJsonRecord('{"user_id":"u-1"} ,')).toEqual({ fault: "json_comma" });
    expect(readJsonRecord('{"user_id":"u-1",')).toEqual({ fault: "json_invalid" });
    expect(readJsonRecord("u-1,,")).toEqual({ fault: "json_invalid" });
  });
});

describe("the first line of CSV", () => {
  const columns = { user_id: "u-1", payment_account: "yes" };

  it.each([
    ["a semicolon", ["user_id;payment_account"], "u-1;yes"],
    ["a tab", ["user_id\tpayment_account"], "u-1\tyes"],
    ["a bar", ["user_id|payment_account"], "u-1|yes"],
    ["a full-width comma", ["user_id，payment_account"], "u-1，yes"],
    ["what it declares", ["sep=;", "user_id;payment_account"], "u-1;yes"],
    ["what it declares in quotation marks", ['"sep=,"', "user_id,payment_account"], "u-1,yes"],
    ["what it declares, padded", ["sep=,,", "user_id,payment_account,"], "u-1,yes,"],
  ])("says that columns are separated by %s", (_, header, line) => {
    expect(reader(...header)(line)).toEqual(columns);
  });

  it.each([
    "User_ID,Payment_Account",
    "USER_ID,PAYMENT_ACCOUNT",
    "userId,paymentAccount",
    "User Id,Payment-Account",
    '"user_id","payment_account"',
    "用户ID,支付账户",
    "用户编号,是否有支付账户",
    "USERID,PaymentAccount",
    "ｕｓｅｒ＿ｉｄ,ｐａｙｍｅｎｔ＿ａｃｃｏｕｎｔ",
    "*用户编号,支付账户：",
    "用户编号(user_id),支付账户（payment_account）",
    "用戶編號,支付帳戶",
  ])("names its columns as people do: %s", (header) => {
    expect(reader(header)("u-1,yes")).toEqual(columns);
  });

  it("may stand below empty lines", () => {
    expect(recogniseColumns(["", ",,", "user_id,payment_account"]).headerLines).toBe(3);
  });

  it.each([
    ["", "There is nothing in the file"],
    ["user_id,telephone", "column 2 has another name."],
    ["user_id;telephone;payment_account", "column 2 has another name."],
    ["user_id,payment_acount", "column 2 has another name; did you mean payment_account?"],
    ["user_id\u0001payment_account", "separates its columns by U+0001"],
    ["user_id,,payment_account", "column 2 has another name"],
    ["user_id,User_ID", "twice"],
    ["姓名,真实姓名,用户编号", "twice"],
    ["payment_account", "no column user_id"],
    ["user_id,real_name,credential_id", "all of real_name, credential_type, credential_id"],
    ["user_id payment_account", "separates its columns by spaces"],
    ["user_id:payment_account", 'separates its columns by ":"'],
    ["sep=x", "declares"],
  ])("is refused: %s", (header, sentence) => {
    expect(() => reader(header)).toThrow(sentence);
  });

  it("is told where it is when something stands above it", () => {
    expect(() => recogniseColumns(["用户导出", "", "user_id,payment_account", "u-1,yes"])).toThrow(
      "Line 3 names the columns",
    );
  });

  it("is not repeated, because it may be a person's", () => {
    expect(() => reader("u-1,张三丰,resident_id_card")).toThrow(/^(?!.*张三丰)/);
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
    expect(readJsonRecord(line)).toEqual({ fault });
  });
});

describe("an object's members", () => {
  it.each(["userId", "USER_ID", "用户编号"])("are named as columns are: %s", (name) => {
    expect(readJsonRecord(JSON.stringify({ [name]: "u-1" }))).toEqual({ user_id: "u-1" });
  });

  it("say a column once, however it is spelt", () => {
    expect(readJsonRecord('{"userId":"u-1","user_id":"u-2"}')).toEqual({ fault: "column_twice" });
  });
});
