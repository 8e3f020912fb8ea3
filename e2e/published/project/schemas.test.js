/** The schemas, for whoever has TypeBox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createErrorAnswer, createRealnameInfoAnswer } from "@shiming/wire";
import { ErrorAnswer, RealnameInfoAnswer } from "@shiming/wire/schemas";
import Value from "typebox/value";

const sealed = { realName: "bmFtZQ==", credentialId: "aWQ=", certSerialNo: "0A".repeat(20) };

test("tell an answer from an error", () => {
  assert.equal(Value.Check(RealnameInfoAnswer, createRealnameInfoAnswer(sealed)), true);
  assert.equal(Value.Check(RealnameInfoAnswer, createErrorAnswer(94003)), false);
  assert.equal(Value.Check(ErrorAnswer, createErrorAnswer(94003)), true);
});
