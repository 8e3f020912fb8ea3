/** What the programs of releases to come know. */
import { type Migrations, migrations } from "../migrations/index.ts";
import { CONTRACTING, EXPANDING, fewerColumns, laterColumns } from "./later-migrations.ts";

/** Those of the next release. */
export const expanded: Migrations = { ...migrations, [EXPANDING]: async () => laterColumns };

/** Those of the one after it. */
export const contracted: Migrations = { ...expanded, [CONTRACTING]: async () => fewerColumns };

/** What a program says of a database that has a migration which is not for it. */
export const newer = (migration: string) => ({
  name: "StoreUnavailable",
  message: `The database is newer than this program (it has migration ${migration}); start the newer version of shiming.`,
});
