import type { Server } from "node:http";
import { expect, it } from "vitest";
import { createServer } from "./create-server.ts";
import { timeoutsOf } from "./timeouts.ts";

const nextRequestId = () => "1";

it("gives callers ten seconds for a body, twenty for headers, thirty for a request, and keeps connections for 65", async () => {
  const timeouts = timeoutsOf({});
  expect(timeouts.body).toBe(10_000);
  const { requestTimeout, headersTimeout, keepAliveTimeout } = createServer({}, { nextRequestId, timeouts })
    .server as Server;
  expect([requestTimeout, headersTimeout, keepAliveTimeout]).toEqual([30_000, 20_000, 65_000]);
});

it("takes other times from the configuration, and looks as often as the shortest needs", () => {
  const timeouts = timeoutsOf({ bodyTimeoutMs: 100, requestTimeoutMs: 300 });
  expect(timeouts).toEqual({ body: 100, headers: 300, request: 300, keepAlive: 65_000, check: 300 });
});
