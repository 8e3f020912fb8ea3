/** The whole platform on a real database, with a clock that is moved by hand. */

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { AccountChange } from "@shiming/core";
import {
  createLog,
  createPlatform,
  type Platform,
  type PlatformConfig,
  type PlatformParts,
} from "@shiming/platform";
import { builtPages } from "@shiming/sheet";
import type { OpenStores } from "@shiming/store";
import { createIdentityParts, createSecrets, type Secrets, setPerson, wholePerson } from "./persons.ts";
import { openTestStores } from "./stores.ts";
import { createWorld, operator, type World } from "./world.ts";

export interface TestPlatform extends Platform {
  readonly stores: OpenStores;
  readonly secrets: Secrets;
  readonly world: World;
  /** The platform's time. */
  now(): Date;
  /** Lets time pass. */
  advance(milliseconds: number): void;
  /** A new account of the host, with everything a release needs; @returns its user id */
  addPerson(change?: AccountChange): Promise<string>;
  changePerson(userId: string, change: AccountChange): Promise<void>;
  /** Every line of its log so far. */
  readonly log: () => string;
}

export interface TestOptions {
  readonly config?: PlatformConfig;
  /** Parts to put in the place of others. */
  readonly replace?: (parts: PlatformParts) => PlatformParts;
}

const DAY_MS = 86_400_000;

/** Ten in the morning of tomorrow in Shanghai: no test runs into another day, and fresh certificates are valid. */
function tomorrowMorning(): Date {
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
  return new Date(`${tomorrow}T02:00:00Z`);
}

export async function startPlatform({
  config = {},
  replace = (parts) => parts,
}: TestOptions = {}): Promise<TestPlatform> {
  const directory = await mkdtemp(join(tmpdir(), "shiming-e2e-"));
  const stores = await openTestStores(directory);
  const secrets = createSecrets();
  let time = tomorrowMorning();
  const now = () => time;
  const world = await createWorld(stores, now());
  const lines = collectLines();

  const cleanUp = async () => {
    await stores.close();
    await rm(directory, { recursive: true });
  };
  const platform = await createPlatform(
    replace({
      stores,
      operator,
      ...createIdentityParts(stores, secrets),
      keys: secrets.keys,
      clock: now,
      random: randomBytes,
      pages: await builtPages(),
      // Nearly every test ends with connections that nobody will use again.
      config: { closeGraceMs: 10, ...config },
      callers: stores.callers,
      writeQueue: stores.writes,
      log: createLog({ level: "debug", destination: lines.stream }),
    }),
  ).catch(async (error) => {
    await cleanUp();
    throw error;
  });
  return {
    ...platform,
    stores,
    secrets,
    world,
    now,
    advance: (milliseconds) => {
      time = new Date(time.getTime() + milliseconds);
    },
    addPerson: (change = {}) => setPerson(stores, secrets, now(), { ...wholePerson, ...change }),
    changePerson: async (userId, change) => {
      await setPerson(stores, secrets, now(), change, userId);
    },
    log: lines.text,
    async close() {
      await platform.close();
      await cleanUp();
    },
  };
}

function collectLines() {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { stream, text: () => text };
}
