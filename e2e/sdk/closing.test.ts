import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { RealnameClient } from "@shiming/sdk";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createRecorder } from "../../packages/sdk/src/testing/recorder.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { authorize } from "../support/protocol.ts";
import { clientOptions, createClient } from "../support/sdk.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const newToken = async () => authorize(platform, await platform.addPerson());

describe("close", () => {
  it("lets calls that are underway end, and takes no more", async () => {
    const client = new RealnameClient(clientOptions(platform));
    const underway = client.getRealnameInfo(await newToken());
    const closed = client.close();
    await expect(client.getCategories()).rejects.toMatchObject({ code: "client_closed" });
    expect((await underway).realName.reveal()).toBe("张三丰");
    await closed;
    await client.close();
  });

  it("ends the worker threads", async () => {
    const started = once(process, "worker");
    const client = new RealnameClient({ ...clientOptions(platform), workers: 1 });
    await client.getRealnameInfo(await newToken());
    const [worker] = (await started) as [Worker];
    const ended = once(worker, "exit");
    await client.close();
    await ended;
  });

  it("leaves a dispatcher to whoever made it", async () => {
    const { dispatcher } = createRecorder();
    await new RealnameClient({ ...clientOptions(platform), dispatcher }).close();
    expect(await createClient(platform, { dispatcher }).getCategories()).toHaveLength(3);
  });
});

it("a worker that is killed is replaced, and no answer is lost", async () => {
  const workers: Worker[] = [];
  const listener = (worker: Worker) => void workers.push(worker);
  process.on("worker", listener);
  onTestFinished(() => void process.off("worker", listener));
  const client = createClient(platform, { workers: 1 });
  for (const _ of [1, 2]) {
    expect((await client.getRealnameInfo(await newToken())).realName.reveal()).toBe("张三丰");
    await workers.at(-1)?.terminate();
  }
  expect(workers).toHaveLength(2);
});
