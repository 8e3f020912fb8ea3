/** The audit's log over HTTP, read as any client of C2SP tlog-tiles reads it. */
import { generateKeyPairSync } from "node:crypto";
import { type Actor, signLog } from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import {
  checkProof,
  leafHash,
  noteVerifier,
  openCheckpoint,
  parseEntryBundle,
  parseProof,
  readRoot,
  tilePath,
  tileReader,
} from "@shiming/transparency";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type TestPlatform } from "./support/platform.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const ORIGIN = "platform.example/log";
const keys = [noteVerifier(ORIGIN, publicKey)];
const ENTRIES = 600;

const ACTORS: Readonly<Record<string, Actor>> = {
  auditor: { kind: "staff", id: "a", roles: ["auditor"] },
  reviewer: { kind: "staff", id: "r", roles: ["reviewer"] },
  member: { kind: "member", id: "m", memberships: [] },
};

function withActors(publicLog?: boolean) {
  return (parts: PlatformParts): PlatformParts => ({
    ...parts,
    ...(publicLog !== undefined && { config: { ...parts.config, publicLog } }),
    api: {
      perform: async () => undefined,
      authenticate: async ({ authorization = "" }) => ACTORS[authorization.replace("Bearer ", "")],
    },
  });
}

async function fill({ stores }: TestPlatform): Promise<void> {
  const before = await stores.audit.size();
  const event = { kind: "staff_write", at: new Date(0), actor: "operator", action: "quota_set" } as const;
  const missing = Array.from({ length: ENTRIES - before }, (_, n) => n);
  await Promise.all(missing.map((n) => stores.audit.append({ ...event, subject: `subject ${n}` })));
  await signLog(stores, { origin: ORIGIN, privateKey }, new Date(0));
}

async function get({ url }: TestPlatform, path: string, who?: keyof typeof ACTORS) {
  const answer = await fetch(`${url}/log/${path}`, {
    headers: who ? { authorization: `Bearer ${who}` } : {},
  });
  const { status, headers } = answer;
  return { status, headers: Object.fromEntries(headers), body: Buffer.from(await answer.arrayBuffer()) };
}

/** @returns status and detail of what is no answer */
async function refusalAt(platform: TestPlatform, path: string, who?: keyof typeof ACTORS) {
  const { status, body } = await get(platform, path, who);
  return [status, JSON.parse(body.toString()).detail];
}

describe("the log", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ replace: withActors() });
    expect(await refusalAt(platform, "checkpoint")).toEqual([404, "nothing has been signed yet"]);
    await fill(platform);
  });
  afterAll(() => platform.close());

  it("gives everybody its checkpoint, and the hashes that its root is made of", async () => {
    const { status, headers, body } = await get(platform, "checkpoint");
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
    const { size, root } = openCheckpoint(body, ORIGIN, keys);
    expect(size).toBe(ENTRIES);
    const reader = tileReader(size, async (tile) => {
      const answer = await get(platform, tilePath(tile));
      expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/octet-stream"]);
      expect(answer.headers["cache-control"]).toMatch(/^public, max-age=\d+, immutable$/);
      return answer.body;
    });
    expect(await readRoot(reader, size)).toEqual(root);
  });

  it("proves an entry to whoever knows it", async () => {
    const entries = [];
    for await (const entry of platform.stores.audit.entries()) entries.push(entry);
    for (const seq of [1, 257, ENTRIES]) {
      const { status, body } = await get(platform, `proof/${seq}`);
      expect(status).toBe(200);
      const leaf = leafHash(Buffer.from(entries[seq - 1]?.body ?? ""));
      expect(checkProof(parseProof(body.toString()), leaf, { origin: ORIGIN, logKeys: keys }).size).toBe(
        ENTRIES,
      );
      expect(body.toString()).not.toMatch(/^extra/m);
    }
  });

  it("gives entries to auditors alone, and exactly those that were hashed", async () => {
    expect((await get(platform, "tile/entries/000")).status).toBe(401);
    expect((await get(platform, "tile/entries/000", "member")).status).toBe(403);
    for (const [path, width] of [
      ["000", 256],
      ["002.p/88", 88],
      ["001.p/7", 7],
    ] as const) {
      const entries = await get(platform, `tile/entries/${path}`, "auditor");
      expect([entries.status, entries.headers["cache-control"]]).toEqual([
        200,
        expect.stringMatching(/^private/),
      ]);
      const hashes = await get(platform, `tile/0/${path}`);
      expect(Buffer.concat(parseEntryBundle(entries.body).map(leafHash))).toEqual(hashes.body);
      expect(hashes.body).toHaveLength(width * 32);
    }
  });

  it.each([
    "tile/0/002",
    "tile/0/002.p/89",
    "tile/0/003.p/1",
    "tile/0/2",
    "tile/0/000.p/256",
    "tile/9/000.p/1",
    "tile/x",
    "tile/",
    "proof/0",
    "proof/601",
    "proof/1e2",
    "proof/01",
  ])("has nothing at %s", async (path) => {
    const isTile = path.startsWith("tile/");
    const told = isTile ? /^no tile has this name/ : /^no entry with this number is signed/;
    expect(await refusalAt(platform, path, "auditor")).toEqual([404, expect.stringMatching(told)]);
  });
});

describe("a log that is not public", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ replace: withActors(false) });
    await fill(platform);
  });
  afterAll(() => platform.close());

  it("is for auditors alone", async () => {
    for (const path of ["checkpoint", "tile/0/000", "tile/entries/000", "proof/1"]) {
      expect((await get(platform, path)).status, path).toBe(401);
      expect((await get(platform, path, "member")).status, path).toBe(403);
      const { status, headers } = await get(platform, path, "auditor");
      expect([status, path]).toEqual([200, path]);
      expect(headers["cache-control"]).not.toMatch(/public/);
    }
  });
});
