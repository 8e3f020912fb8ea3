import { expect, it } from "vitest";
import { carriedHeaders } from "./headers.ts";

it("carries what a mini program says, and nothing about the connection or where it comes from", () => {
  const header = {
    ...{ "content-type": "application/json", Authorization: "Bearer x", Cookie: "a=b", "X-Own": 7 },
    ...{
      Host: "phone.localhost",
      referer: "https://a.example",
      Origin: "null",
      "Sec-Fetch-Site": "same-origin",
    },
    ...{
      "Content-Length": "3",
      "transfer-encoding": "chunked",
      Connection: "upgrade",
      "Proxy-Authorization": "x",
    },
  };
  expect(carriedHeaders(header)).toEqual({
    ...{ "content-type": "application/json", Authorization: "Bearer x", Cookie: "a=b", "X-Own": "7" },
  });
});

it("leaves out what is no header", () => {
  expect(carriedHeaders({ "a b": "1", "": "2", ok: "a\r\nHost: b", "x-name": "张三丰" })).toEqual({});
});
