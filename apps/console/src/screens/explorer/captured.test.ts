import { expect, it } from "vitest";
import { capturedRequest } from "./captured.ts";

const entry = (url: string, cookie: string) => ({
  request: { url, headers: [{ name: "cookie", value: cookie }], postData: { text: `{"sign":"${cookie}"}` } },
  response: { content: { text: "answer" } },
});
const PLACE = "https://realname.example.com/cgi-bin/wxopen/getrealnameinfo?access_token=A";

it("of a HAR file the last call of the interface is taken, and nothing of the others", () => {
  const har = {
    log: { entries: [entry("https://shop.example/", "secret"), entry(PLACE, "one"), entry(PLACE, "two")] },
  };
  const taken = capturedRequest(JSON.stringify(har));
  expect(JSON.parse(taken)).toEqual({ request: har.log.entries[2]?.request });
  expect(taken).not.toContain("secret");
});

it.each(['{"sign":"AA=="}', "curl -d '{}' https://x", "{ broken", "", '{"log":{"entries":[]}}'])(
  "%s is what it is",
  (text) => {
    expect(capturedRequest(text)).toBe(text);
  },
);
