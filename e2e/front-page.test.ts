/** What somebody finds who opens the API's address, and who calls what is not there. */
import { endpoints } from "@shiming/wire";
import { expect, it, onTestFinished } from "vitest";
import { useBrowser } from "./support/browser.ts";
import { send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { startSandbox } from "./support/shiming.ts";

const browser = useBrowser();

async function start(): Promise<TestPlatform> {
  const platform = await startPlatform();
  onTestFinished(() => platform.close());
  return platform;
}

it("a program is told where the description of every call is", async () => {
  const { url } = await start();
  const { json, headers } = await send(`${url}/`);
  expect(headers["content-type"]).toContain("application/json");
  expect(json).toEqual({ name: "Shiming", openapi: expect.stringMatching(/\/openapi\.json$/) });
});

it("a path that is nearly one of the contract's is answered with the one that was meant", async () => {
  const { url } = await start();
  const { status, json, headers } = await send(`${url}/cgi-bin/wxopen/getRealnameInfo`, { method: "POST" });
  expect(status).toBe(404);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(json.detail).toContain(endpoints.realnameInfo.path);
  expect((await send(`${url}/nothing/like/it`)).json).not.toHaveProperty("detail");
});

it("a browser at a sandbox finds a page that leads to the console, the phone, the documents and the API, in its language", async () => {
  const sandbox = await startSandbox();
  const page = await browser.open();
  const complaints: string[] = [];
  page.on("console", ({ text }) => complaints.push(String(text)));
  await page.goto(sandbox.url);
  await page.getByRole("link", { name: /手机/ }).waitFor();
  for (const { path } of [endpoints.token, endpoints.realnameInfo]) await page.getByText(path).waitFor();
  await page.getByRole("link", { name: "文档" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(complaints).toEqual([]);
  const links = (await send(`${sandbox.url}/`)).json;
  expect(Object.keys(links)).toEqual(["name", "console", "phone", "documents", "openapi"]);
});

it("the documents of a sandbox are the project's, and nothing else of its folder", async () => {
  const { url } = await startSandbox();
  const ask = (path: string) => send(`${url}${path}`, { headers: { host: "docs.localhost" } });
  const { status, text } = await ask("/docs/sandbox.md");
  expect(status).toBe(200);
  expect(text).toContain("<h1>The sandbox</h1>");
  for (const path of [
    "/package.json",
    "/docs/%2e%2e/package.json",
    "/docs/..%2fpackage.json",
    "/node_modules/marked/README.md",
    "/docs/none.md",
  ])
    expect((await ask(path)).status, path).toBe(404);
});
