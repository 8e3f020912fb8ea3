/** 市民读者证: a reader is known by what the platform calls them here, gives a name, and no number. */
import { randomInt } from "node:crypto";
import type { RealnameClient } from "@shiming/sdk";
import type { Database } from "better-sqlite3";
import type { CitizenKeys } from "../citizen/keys.ts";
import { openName, sealName } from "../citizen/sealed-name.ts";
import { DAY_MS, dayOf, minuteOf } from "./calendar.ts";

export interface Card {
  readonly card_no: string;
  readonly name: string;
  readonly issued_on: string;
}

/** Times are the city's. */
export interface Shown {
  readonly card: Card | null;
  /** When a card of this reader was deleted because they withdrew, where that is not long ago. */
  readonly deleted_at: string | null;
}

interface Row {
  readonly card_no: string;
  readonly sealed_name: Buffer;
  readonly issued_at: number;
}

/** So long whoever withdrew can still be told that it was done. */
const TOLD_MS = 30 * DAY_MS;

export function createLibrary(
  database: Database,
  keys: CitizenKeys,
  realname: Pick<RealnameClient, "login" | "getItems">,
) {
  const find = database.prepare<[string], Row>("SELECT * FROM library_card WHERE openid = ?");
  const put = database.prepare("REPLACE INTO library_card VALUES (?, ?, ?, ?)");
  const drop = database.prepare("DELETE FROM library_card WHERE openid = ?");
  const dropAllOf = database.prepare(
    "DELETE FROM library_card WHERE openid IN (SELECT openid FROM openid WHERE citizen_id = ?)",
  );
  const note = database.prepare("REPLACE INTO deleted_card VALUES (?, ?)");
  const noted = database
    .prepare<[string], number>("SELECT deleted_at FROM deleted_card WHERE openid = ?")
    .pluck();
  const forget = database.prepare("DELETE FROM deleted_card WHERE deleted_at <= ?");
  const shown = (openid: string): Shown => {
    const row = find.get(openid);
    if (row) return { card: cardOf(row, keys), deleted_at: null };
    const at = noted.get(openid);
    return { card: null, deleted_at: at === undefined ? null : minuteOf(new Date(at)) };
  };
  return {
    /** A card in the reader's name; whoever has one keeps its number. @throws RealnameError */
    async issue(authToken: string, jsCode: string, at: Date): Promise<Shown> {
      const { openid } = await realname.login(jsCode);
      const { realName } = await realname.getItems(authToken, ["real_name"]);
      const { card_no: cardNo, issued_at: issuedAt } = find.get(openid) ?? {
        card_no: `TS${randomInt(10_000_000, 100_000_000)}`,
        issued_at: at.getTime(),
      };
      put.run(openid, cardNo, sealName(realName, cardNo, keys), issuedAt);
      return shown(openid);
    },
    /** @throws RealnameError */
    async show(jsCode: string): Promise<Shown> {
      return shown((await realname.login(jsCode)).openid);
    },
    /** @returns whether there was a card */
    removeWithdrawn(openid: string, at: Date): boolean {
      const isThere = drop.run(openid).changes > 0;
      if (isThere) note.run(openid, at.getTime());
      return isThere;
    },
    removeAllOf: (citizenId: string) => void dropAllOf.run(citizenId),
    forgetDeleted: (at: Date) => void forget.run(at.getTime() - TOLD_MS),
  };
}

function cardOf({ card_no, sealed_name, issued_at }: Row, keys: CitizenKeys): Card {
  const name = openName(sealed_name, card_no, keys).reveal();
  return { card_no, name, issued_on: dayOf(new Date(issued_at)) };
}
