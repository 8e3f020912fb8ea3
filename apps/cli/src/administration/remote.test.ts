import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttp, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Sentence } from "../sentence.ts";
import { askRemotely } from "./remote.ts";

/** @returns what whoever asks there for the applications is told */
async function toldBy(server: Server, scheme = "http"): Promise<Sentence["text"] | undefined> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const folder = mkdtempSync(join(tmpdir(), "remote-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    server.close();
  });
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, "smt_x\n", { mode: 0o600 });
  const url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await askRemotely({ server: url, tokenFile })("applications.list", {});
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    const { en, zh } = error.text;
    return { en: en.replace(url, "URL"), zh: zh.replace(url, "URL") };
  }
  return undefined;
}

const web = (status: number, type: string, text: string): Server => {
  const answer: RequestListener = (_, response) =>
    response.writeHead(status, { "content-type": type }).end(text);
  return createHttp(answer);
};

test.each([
  [200, "text/html", "<html></html>"],
  [200, "application/json", '{"hello":1}'],
  [200, "application/json", "null"],
  [404, "application/json", "null"],
  [404, "application/json", '{"failure":7}'],
  [500, "application/json", '"no"'],
  [302, "text/plain", ""],
])("what answers %i %s %s is told to be no platform", async (status, type, text) => {
  expect(await toldBy(web(status, type, text))).toEqual({
    en: `URL does not answer as a platform does (HTTP ${status}): look at the address.`,
    zh: `URL 的应答不像实名授权平台（HTTP ${status}）：请检查地址。`,
  });
});

test("what answers no HTTP, and no TLS where the address is one of https, is told in words", async () => {
  const mail = () => createServer((socket) => void socket.end("220 mail.example ESMTP\r\n"));
  expect(await toldBy(mail())).toEqual({
    en: "URL cannot be reached: what answers there is no web server, or says more than a platform does.",
    zh: "无法访问 URL：那里应答的不是网站服务，或应答过长。",
  });
  expect(await toldBy(mail(), "https")).toEqual({
    en: "URL cannot be reached: TLS with it fails; look at the address: it may be one of http, or of another port.",
    zh: "无法访问 URL：TLS 握手失败；请检查地址：可能应为 http，或端口有误。",
  });
});
