import { expect, test } from "vitest";
import { Refusal } from "./refusal.ts";
import { buildRequest, readResponse } from "./request-message.ts";

const url = "https://city.example/api";
const form = "application/x-www-form-urlencoded";

test.each([
  [{ url, data: { a: 1, b: "你 &", none: undefined } }, `${url}?a=1&b=%E4%BD%A0%20%26`],
  [{ url: `${url}?x=0#top`, data: { a: true } }, `${url}?x=0&a=true#top`],
  [{ url, data: "ignored" }, url],
])("the data of a GET go into the query: %j", (options, expected) => {
  expect(buildRequest(options)).toEqual({
    ...{ url: expected, method: "GET", timeout: 60_000 },
    header: { "content-type": "application/json" },
  });
});

test.each([
  [{ method: "POST", data: { name: "䶮", n: [1] } }, '{"name":"䶮","n":[1]}'],
  [{ method: "post", data: { a: "1 2" }, header: { "Content-Type": form } }, "a=1%202"],
  [{ method: "PUT", data: "as it is" }, "as it is"],
  [{ method: "DELETE" }, undefined],
])("other data are the body, by the content type: %j", (options, body) => {
  expect(buildRequest({ url, ...options }).body).toBe(body);
});

test("names of headers are told apart by their letters alone, and values are strings", () => {
  const { header } = buildRequest({ url, header: { Authorization: "Bearer x", "X-Count": 3 }, timeout: 5 });
  expect(header).toEqual({ "content-type": "application/json", authorization: "Bearer x", "x-count": "3" });
});

test("a request waits as long as it says, else as app.json says, else for a minute", () => {
  expect(buildRequest({ url, timeout: 5 }, 1500).timeout).toBe(5);
  expect(buildRequest({ url }, 1500).timeout).toBe(1500);
  expect(buildRequest({ url }).timeout).toBe(60_000);
});

test.each([
  [{ url: "/relative" }, 'invalid url "/relative"'],
  [{ url: "javascript:alert(1)" }, 'invalid url "javascript:alert(1)"'],
  [{}, 'invalid url ""'],
  [{ url, method: "STEAL" }, 'method "STEAL" is invalid'],
  [{ url, responseType: "arraybuffer" }, "responseType arraybuffer is not supported in this simulator"],
])("%j is refused", (options, why) => {
  expect(() => buildRequest(options)).toThrow(new Refusal(why));
});

const response = (body: string) => ({ statusCode: 200, header: {}, cookies: ["a=b"], body });

test("headers have capitals, and are found without them", () => {
  const header = { "set-cookie": "a=b", "x-own": "1", etag: "2" };
  const answer = readResponse({ ...response(""), header });
  expect({ ...answer.header }).toEqual({ "Set-Cookie": "a=b", "X-Own": "1", Etag: "2" });
  expect(answer.header["set-cookie"]).toBe("a=b");
});

test("an answer is JSON where it can be, and text where it is not or is wanted as text", () => {
  expect(readResponse(response('{"a":1}')).data).toEqual({ a: 1 });
  expect(readResponse(response("<html>")).data).toBe("<html>");
  expect(readResponse(response('{"a":1}'), "text").data).toBe('{"a":1}');
  expect(readResponse(response("")).cookies).toEqual(["a=b"]);
});
