import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { sendPage } from "./send-page.ts";

it("what the operator is called breaks out of no attribute, and names no pattern", () => {
  const sent: string[] = [];
  const reply = { headers: () => reply, send: (html: string) => sent.push(html) };
  const operator = { name: `"><script>alert('1')</script>$&`, contact: "a & b" };
  const request = { query: {}, headers: {} } as FastifyRequest;
  const page = `<meta name="operator" content=""><meta name="host-origins" content="">`;
  sendPage(page, { origins: [], operator }, request, reply as unknown as FastifyReply);
  const [, content = ""] =
    /^<meta name="operator" content="([^"<>]*)"><meta name="host-origins" content="">$/.exec(sent[0] ?? "") ??
    [];
  const text = content.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  expect(JSON.parse(text)).toMatchObject(operator);
});
