import type { ConsentStore } from "@shiming/core";
import {
  TALLY_END,
  type TallyRow,
  type TallyValues,
  tallyOf,
  tallySql,
  tallyValues,
} from "../rows/consent-tally.ts";
import type { Queries } from "./connection.ts";
import { statement } from "./statement.ts";

const end = statement<Pick<TallyValues, "after" | "limit">, { last: string | null; count: number | string }>(
  TALLY_END,
);
const tally = statement<TallyValues, TallyRow>(
  tallySql((...path) => `n.notice::json #>> '{${path.join(",")}}'`),
);

export function createConsentTally(queries: Queries): ConsentStore["tally"] {
  return async (part) => {
    const values = tallyValues(part);
    const { last, count } = (await queries.first(end, values)) ?? { last: null, count: 0 };
    const rows = await queries.all(tally, values);
    return {
      tallies: rows.map(tallyOf),
      next: Number(count) === part.limit && last !== null ? last : undefined,
    };
  };
}
