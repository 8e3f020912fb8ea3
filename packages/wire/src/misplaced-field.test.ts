import { expect, test } from "vitest";
import { misplacedField } from "./misplaced-field.ts";

const fields = { mch_id: "1900000109", cert_serialno: "A".repeat(40), timestamp: 1, sign: "x" };

test.each([
  ["data", { data: fields }],
  ["params", { access_token: "x", params: fields }],
  ["body", { body: JSON.stringify(fields) }],
  ["data", { data: [fields] }],
  ["data", { data: JSON.stringify([fields]) }],
  ["data.body", { data: { body: fields } }],
  ["data.body", { data: { body: JSON.stringify(fields) } }],
  ["data", { data: { certSerialNo: "x" } }],
  ["second", { first: { other: 1 }, second: fields }],
  ["", { "<b>": fields }],
  ["", { "11010519491231002X": fields }],
])("a field lies inside %j", (within, body) => {
  expect(misplacedField(body, "cert_serialno")).toEqual({ within });
});

test("a name that looks like the field's is nearer than another object", () => {
  expect(misplacedField({ certSerialNo: "x", data: fields }, "cert_serialno")).toEqual({
    spelt: "certSerialNo",
  });
});

test.each([
  ["the field is there", { cert_serialno: "", data: fields }],
  ["nothing has it", { data: { a: { b: "{" } } }],
  ["several objects may be meant", { data: [fields, fields] }],
  ["it lies deeper than anybody puts it", { a: { b: { c: { d: fields } } } }],
  ["another call's field is all there is", { data: { secret: "x" } }],
])("nothing is said where %s", (_, body) => {
  expect(misplacedField(body, "cert_serialno")).toBeUndefined();
});
