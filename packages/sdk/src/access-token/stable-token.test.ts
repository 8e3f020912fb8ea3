import { sensitive } from "@shiming/crypto";
import { expect, it } from "vitest";
import { createStableTokenRequest, parseTokenAnswer } from "./stable-token.ts";

const at = new Date("2026-03-01T00:00:00Z");

it("asks for a stable token with appid and secret in the body", () => {
  expect(JSON.parse(createStableTokenRequest("wx0123456789abcdef", sensitive("s3cret")))).toEqual({
    grant_type: "client_credential",
    appid: "wx0123456789abcdef",
    secret: "s3cret",
  });
});

it.each([
  [7200, "2026-03-01T02:00:00.000Z"],
  [0, "2026-03-01T00:00:00.000Z"],
  [1e300, "2026-03-01T02:00:00.000Z"],
])("believes an expires_in of %d as far as two hours", (expires_in, end) => {
  const { accessToken, expiresAt } = parseTokenAnswer({ access_token: "t", expires_in }, at);
  expect([accessToken, new Date(expiresAt).toISOString()]).toEqual(["t", end]);
});

it.each([
  {},
  { access_token: "", expires_in: 7200 },
  { access_token: 7, expires_in: 7200 },
  { access_token: "t" },
  { access_token: "t", expires_in: -1 },
  { access_token: "t", expires_in: "7200" },
  { access_token: "t", expires_in: null },
])("takes %j for no token", (answer) => {
  expect(() => parseTokenAnswer(answer, at)).toThrow(expect.objectContaining({ code: "answer_malformed" }));
});
