/** Two real nodes on one PostgreSQL, and whom they serve: what one of them was told, the other has to know. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OperationDeps, perform } from "@shiming/administration";
import type { OpenStores } from "@shiming/store";
import { openPostgresStores } from "@shiming/store/postgres";
import { temporaryDatabase } from "@shiming/store/testing";
import pg from "pg";
import { askRunningServer } from "../../../apps/cli/src/administration/control-client.ts";
import { loadPlatformKeys, type PlatformKeys } from "../../../apps/cli/src/server/platform-keys.ts";
import { quietPort } from "../../../packages/store/src/testing/quiet-port.ts";
import { PostOffice } from "../../journey/support/post-office.ts";
import { everybody } from "../../support/everybody.ts";
import { NO_AUTHORITY } from "../../support/no-authority.ts";
import { NO_KEYS } from "../../support/no-keys.ts";
import { setPerson, wholePerson } from "../../support/persons.ts";
import { launch, type RunningCommand } from "../../support/processes.ts";
import type { ReachedPlatform } from "../../support/protocol.ts";
import { giveKeys, type Premises, premisesIn } from "../../support/served.ts";
import { addApp, createWorld, type TestApp, type World } from "../../support/world.ts";

export const ADDRESS = "apply@realname.example.com";

export interface Node extends ReachedPlatform {
  readonly world: World;
  readonly premises: Premises;
  readonly env: Readonly<Record<string, string>>;
  /** Where it takes mail in. */
  readonly smtpPort: number;
  running: RunningCommand;
  /** Does an operation on this node, as the command line on its machine does. */
  readonly perform: Perform;
}

export type Perform = (operation: string, input: object) => Promise<unknown>;

export interface Pair {
  readonly nodes: readonly [Node, Node];
  readonly post: PostOffice;
  /** Of a program that is neither of the nodes. */
  readonly stores: OpenStores;
  /** Does an operation in that program, as a command where no node runs. */
  readonly performBeside: Perform;
  readonly keys: PlatformKeys;
  addPerson(): Promise<string>;
  addApp(options?: Parameters<typeof addApp>[2]): Promise<TestApp>;
  /** Asks the database itself. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function startPair(): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), "shiming-nodes-"));
  // It is not given back: the nodes make more in it than the stores have.
  const { url } = await temporaryDatabase();
  const post = new PostOffice();
  const smtpUrl = `smtp://127.0.0.1:${await post.open()}`;
  const places = [await placeIn(join(folder, "one")), await placeIn(join(folder, "other"))] as const;
  const [{ premises }] = places;
  const keys = await loadPlatformKeys(premises.keys, premises.data);
  const stores = await openPostgresStores({ url, connections: 4 });
  const world = await createWorld(stores, new Date(), keys.keyEncryptionKeys);
  const baseUrl = premises.env.SHIMING_BASE_URL ?? "";
  const start = async ({ premises, smtpPort }: Place): Promise<Node> => {
    const env = {
      ...premises.env,
      SHIMING_DATABASE_URL: url,
      SHIMING_BASE_URL: baseUrl,
      SHIMING_MAIL_ADDRESS: ADDRESS,
      SHIMING_SMTP_URL: smtpUrl,
      SHIMING_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    };
    return {
      ...{ premises, env, smtpPort, world, baseUrl, now: () => new Date() },
      url: `http://127.0.0.1:${premises.port}`,
      running: await launch(["serve"], env),
      async perform(operation, input) {
        return (await askRunningServer(premises.data, { operation, input, user: "tester" })).result;
      },
    };
  };
  const nodes = [await start(places[0]), await start(places[1])] as const;
  const database = new pg.Client(url);
  await database.connect();
  return {
    ...{ nodes, post, stores, keys },
    performBeside: (operation, input) =>
      perform(operation, input, { kind: "command_line", user: "tester" }, depsOf(stores, keys), new Date()),
    addPerson: () =>
      setPerson(
        stores,
        { keys: keys.keyEncryptionKeys, peppers: keys.peppers } as never,
        new Date(),
        wholePerson,
      ),
    addApp: (options = {}) => addApp(stores, new Date(), { ...options, keys: keys.keyEncryptionKeys }),
    sql: async (text, values = []) => (await database.query(text, [...values])).rows,
    async close() {
      for (const { running } of nodes) await running.end("SIGKILL");
      await database.end();
      await stores.close();
      await post.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function depsOf(stores: OpenStores, { keyEncryptionKeys, peppers }: PlatformKeys): OperationDeps {
  const parts = { ...NO_AUTHORITY, ...NO_KEYS, ...everybody, random: randomBytes };
  return { stores, keys: keyEncryptionKeys, peppers, ...parts };
}

interface Place {
  readonly premises: Premises;
  readonly smtpPort: number;
}

async function placeIn(folder: string): Promise<Place> {
  const premises = await premisesIn(folder);
  giveKeys(premises);
  return { premises, smtpPort: await quietPort() };
}
