import { randomUUID } from "node:crypto";
import type { RealnameInfo, Sensitive } from "@shiming/sdk";
import type { Database } from "better-sqlite3";
import type { CitizenKeys } from "./keys.ts";
import { recognize } from "./recognition.ts";
import { openName, sealName } from "./sealed-name.ts";

/** Somebody who has signed in. */
export interface SeenCitizen {
  readonly id: string;
  readonly recognition: Buffer;
  readonly isNew: boolean;
}

/** Who has used the city's services: a keyed hash to recognise them by, and a sealed name. */
export interface Citizens {
  /** Recognises the citizen of an ID number, or remembers a new one; the name is stored anew, as people do change it. */
  see(info: RealnameInfo, at: Date): SeenCitizen;
  /** The name, for the citizen alone. */
  nameOf(id: string): Sensitive<string> | undefined;
  /** Remembers what the platform calls the citizen: whoever has several accounts there has several names. */
  callBy(openid: string, id: string): void;
  findByOpenid(openid: string): string | undefined;
  /** Deletes the citizen and, by the foreign keys, every row that belongs to them. */
  remove(id: string): void;
  /** The same for everybody who was last seen before, and has no appointment on `today` or later. @returns how many */
  removeUnseenSince(before: Date, today: string): number;
}

interface Row {
  readonly id: string;
  readonly sealed_name: Buffer;
}

export function createCitizens(database: Database, keys: CitizenKeys): Citizens {
  const find = database.prepare<[Buffer], Pick<Row, "id">>("SELECT id FROM citizen WHERE recognition = ?");
  const put = database.prepare(
    `INSERT INTO citizen (id, recognition, sealed_name, last_seen_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sealed_name = excluded.sealed_name, last_seen_at = excluded.last_seen_at`,
  );
  const read = database.prepare<[string], Pick<Row, "sealed_name">>(
    "SELECT sealed_name FROM citizen WHERE id = ?",
  );
  const call = database.prepare("INSERT OR REPLACE INTO openid VALUES (?, ?)");
  const byOpenid = database
    .prepare<[string], string>("SELECT citizen_id FROM openid WHERE openid = ?")
    .pluck();
  const remove = database.prepare("DELETE FROM citizen WHERE id = ?");
  const removeUnseen = database.prepare(
    `DELETE FROM citizen WHERE last_seen_at < ?
     AND NOT EXISTS (SELECT 1 FROM appointment WHERE citizen_id = citizen.id AND day >= ?)`,
  );
  return {
    see({ realName, credentialId }, at) {
      const recognition = recognize(credentialId, keys);
      const known = find.get(recognition);
      const id = known?.id ?? randomUUID();
      put.run(id, recognition, sealName(realName, id, keys), at.getTime());
      return { id, recognition, isNew: known === undefined };
    },
    nameOf(id) {
      const row = read.get(id);
      return row && openName(row.sealed_name, id, keys);
    },
    callBy: (openid, id) => void call.run(openid, id),
    findByOpenid: (openid) => byOpenid.get(openid),
    remove: (id) => void remove.run(id),
    removeUnseenSince: (before, today) => removeUnseen.run(before.getTime(), today).changes,
  };
}
