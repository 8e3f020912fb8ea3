import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startPlatform, type TestPlatform } from "./support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ config: { bodyTimeoutMs: 50 } });
});
afterAll(() => platform.close());

const PATHS = [
  "/host/consent-requests",
  "/host/me-sessions",
  "/consent/x/session",
  "/consent/x/approve",
  "/me/session",
];
const CONTRACT = "/cgi-bin/wxopen/getrealnameinfo";

/** Everything that is answered to a request whose body never comes, until the platform closes the connection. */
function stallAt(url: string, path: string): Promise<string> {
  const { port, hostname, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  return text(socket);
}

it.each(PATHS)(
  "a body that does not come in time is refused with a problem, and the connection ends: %s",
  async (path) => {
    const answer = await stallAt(platform.url, path);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject({ status: 408 });
  },
);

it.each([CONTRACT, ...PATHS])(
  "ten seconds are given for it where nothing else is configured: %s",
  async (path) => {
    const usual = await startPlatform();
    const timers = vi.spyOn(globalThis, "setTimeout");
    const answer = stallAt(usual.url, path);
    await vi.waitFor(() => expect(timers.mock.calls.map(([, delay]) => delay)).toContain(10_000));
    const [deadline] = timers.mock.calls.find(([, delay]) => delay === 10_000) ?? [];
    timers.mockRestore();
    deadline?.();
    expect(await answer).toMatch(path === CONTRACT ? /"errcode":4\d{4}/ : /^HTTP\/1\.1 408 /);
    await usual.close();
  },
);
