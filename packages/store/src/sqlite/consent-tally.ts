import type { ConsentStore } from "@shiming/core";
import { TALLY_END, type TallyRow, tallyOf, tallySql, tallyValues } from "../rows/consent-tally.ts";
import type { Connection } from "./connection.ts";

export function createConsentTally({ database, queue }: Connection): ConsentStore["tally"] {
  const end = database.prepare<[object], { last: string | null; count: number }>(TALLY_END);
  const tally = database.prepare<[object], TallyRow>(
    tallySql((...path) => `n.notice ->> '$.${path.join(".")}'`),
  );
  return async (part) =>
    queue.read(() => {
      const values = tallyValues(part);
      const { last, count } = end.get(values) ?? { last: null, count: 0 };
      const next = count === part.limit && last !== null ? last : undefined;
      return { tallies: tally.all(values).map(tallyOf), next };
    });
}
