/** Three nodes behind a balancer, on a PostgreSQL with a synchronous standby, and whom they serve. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { sensitive } from "@shiming/crypto";
import type { OpenStores } from "@shiming/store";
import { openPostgresStores } from "@shiming/store/postgres";
import { loadPlatformKeys } from "../../../apps/cli/src/server/platform-keys.ts";
import { quietPort } from "../../../packages/store/src/testing/quiet-port.ts";
import { PostOffice } from "../../journey/support/post-office.ts";
import { identity, setPerson, wholePerson } from "../../support/persons.ts";
import { giveKeys, premisesIn } from "../../support/served.ts";
import { createWorld } from "../../support/world.ts";
import { ADDRESS } from "../traffic/applicants.ts";
import type { TrafficPlatform, Users } from "../traffic/traffic.ts";
import { Balancer } from "./balancer.ts";
import { ClusterNode } from "./node.ts";
import { type PostgresPair, startPostgresPair } from "./postgres-pair.ts";
import { TcpProxy } from "./tcp-proxy.ts";

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly balancer: Balancer;
  readonly database: PostgresPair;
  /** Where the primary has its data: small, where the suite may mount. */
  readonly primaryPlace: string;
  readonly isPlaceSmall: boolean;
  readonly post: PostOffice;
  readonly platform: TrafficPlatform;
  readonly users: Users;
  /** Of whichever database takes writes now, and by no wire that is disturbed. */
  openStores(): Promise<OpenStores>;
  /** From now on the standby is the primary, for all nodes. */
  leadToStandby(): void;
  close(): Promise<void>;
}

const NAMES = ["张三丰", "李四光", "王五"];
/** Megabytes: a database with some thousand consents has room, and little more. */
const PLACE_MB = 160;

export async function startCluster(howMany = 3): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "shiming-faults-"));
  const primaryPlace = join(folder, "primary");
  const isPlaceSmall = mountSmall(primaryPlace);
  const post = new PostOffice();
  const mail = { SHIMING_MAIL_ADDRESS: ADDRESS, SHIMING_SMTP_URL: "" };
  mail.SHIMING_SMTP_URL = `smtp://127.0.0.1:${await post.open()}`;
  const database = await startPostgresPair(folder, primaryPlace);
  const port = await quietPort();
  const url = `http://127.0.0.1:${port}`;
  const nodes: ClusterNode[] = [];
  for (let place = 0; place < howMany; place++) {
    const wire = new TcpProxy(database.primary.port);
    const own = join(folder, `node-${place}`);
    mkdirSync(own);
    const premises = await premisesIn(own);
    giveKeys(premises);
    const address = database.addressAt(await wire.listen());
    const env = { SHIMING_DATABASE_URL: address, SHIMING_BASE_URL: url, ...mail };
    nodes.push(new ClusterNode(premises, wire, await quietPort(), env));
  }
  let now = database.primary;
  const openStores = () => openPostgresStores({ url: database.addressAt(now.port), connections: 4 });
  // The first makes the tables; the others find them.
  await nodes[0]?.start();
  const { platform, users } = await settle(nodes[0]?.premises ?? { keys: "", data: "" }, url, openStores);
  await Promise.all(nodes.slice(1).map((node) => node.start()));
  const balancer = new Balancer(nodes.map((node) => node.port));
  await balancer.listen(port);
  return {
    ...{ nodes, balancer, database, primaryPlace, isPlaceSmall, post, platform, users, openStores },
    leadToStandby() {
      now = database.standby;
      for (const { wire } of nodes) wire.target = now.port;
    },
    async close() {
      await balancer.close();
      for (const node of nodes) await node.end("SIGKILL");
      for (const { wire } of nodes) await wire.close();
      await post.close();
      await database.close();
      if (isPlaceSmall) execFileSync("umount", [primaryPlace]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Has a world and its people moved in. @param url where all of them reach it */
export async function settle(
  premises: { readonly keys: string; readonly data: string },
  url: string,
  openStores: Cluster["openStores"],
): Promise<Pick<Cluster, "platform" | "users">> {
  const { keyEncryptionKeys: keys, peppers } = await loadPlatformKeys(premises.keys, premises.data);
  const stores = await openStores();
  const world = await createWorld(stores, new Date(), keys);
  const users = new Map<string, string>();
  for (const name of NAMES) {
    const person = { ...wholePerson, identity: { ...identity, realName: sensitive(name) } };
    users.set(await setPerson(stores, { keys, peppers } as never, new Date(), person), name);
  }
  await stores.close();
  return { platform: { url, baseUrl: url, world, now: () => new Date() }, users };
}

/** Only root mounts, and not everywhere. @returns whether it did */
function mountSmall(place: string): boolean {
  mkdirSync(place);
  if (userInfo().uid !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${PLACE_MB}m`, "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
