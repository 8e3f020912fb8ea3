import { expect, test } from "vitest";
import { checkPlatformLog } from "./platform-log.ts";

const LINE = JSON.stringify({
  level: "info",
  time: 1772323200000,
  requestId: "r-1",
  endpoint: "/cgi-bin/wxopen/getrealnameinfo",
  appid: "wx1a2b3c4d5e6f7081",
  mch_id: "1900000109",
  errcode: 94003,
  mistakes: ["line_feed_signed"],
  msg: "refused",
});

test("a line of the platform's log is told by its code, what was found, and which call it was", () => {
  const finding = checkPlatformLog(LINE);
  expect(finding).toMatchObject({ verdict: "failed", errcode: 94003, mistakes: ["line_feed_signed"] });
  for (const fact of ["94003", "line_feed_signed", "appid wx1a2b3c4d5e6f7081", "mch_id 1900000109"])
    expect(finding?.seen.en).toContain(fact);
  expect(finding?.seen.zh).toContain("发现：line_feed_signed");
});

test("so it is behind what a shell or a container has written before it", () => {
  expect(checkPlatformLog(`2026-03-01T00:00:00Z shiming[7]: ${LINE}`)).toMatchObject({ errcode: 94003 });
});

test("a request, an answer, and a line about nothing refused are none", () => {
  for (const captured of [
    '{"auth_token":"a","mch_id":"1900000109","sign":"c"}',
    '{"errcode":94003,"errmsg":"invalid sign"}',
    '{"errcode":0,"msg":"answered"}',
    "no JSON",
  ]) {
    expect(checkPlatformLog(captured)).toBeUndefined();
  }
});
