import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { staffWrite } from "./samples.ts";

export function describeHosts(it: StoreTest): void {
  describe("a host", () => {
    it("gets each of the keys that are registered at once, and keeps them over a restart", async ({
      database,
    }) => {
      const issuer = "https://host.example";
      await atOnce(10, (n) =>
        database.stores.hosts.change(issuer, (now = { issuer, keys: [], origins: [] }) => ({
          next: { ...now, keys: [...now.keys, { kid: `key ${n}`, publicKeyPem: "PEM" }] },
          events: [staffWrite("host_key_registered")],
        })),
      );
      await database.restart();
      const { hosts } = database.stores;
      expect((await hosts.find(issuer))?.keys).toHaveLength(10);
      expect(await hosts.list()).toEqual([await hosts.find(issuer)]);
      expect(await hosts.find("https://another-host.example")).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(10);
    });

    it("keeps its origins in their order over a restart", async ({ database }) => {
      const host = { issuer: "host", keys: [], origins: ["https://b.example", "https://a.example"] };
      await database.stores.hosts.change(host.issuer, () => ({
        next: host,
        events: [staffWrite("host_origins_set")],
      }));
      await database.restart();
      expect(await database.stores.hosts.find(host.issuer)).toEqual(host);
    });
  });
}
