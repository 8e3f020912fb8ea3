import type { KeyRegister, PlatformKey } from "@shiming/core";
import { recordEvents } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const list = statement<object, PlatformKey>("SELECT name, fingerprint FROM platform_keys ORDER BY name");
const forgetAll = statement("DELETE FROM platform_keys");
const insert = statement<PlatformKey>(
  "INSERT INTO platform_keys (name, fingerprint) VALUES (@name, @fingerprint)",
);

export function createKeyRegister(connection: Connection): KeyRegister {
  return {
    list: () => connection.all(list, {}),
    replace: (keys, event) =>
      connection.unit(async (unit) => {
        await unit.hold("platform keys");
        await unit.run(forgetAll, {});
        for (const { name, fingerprint } of keys) await unit.run(insert, { name, fingerprint });
        await recordEvents(unit, [event]);
      }),
  };
}
