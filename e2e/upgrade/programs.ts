/** The program of one release, and those of releases after it. */
import { fileURLToPath } from "node:url";
import { bundleCommand } from "../support/bundled-command.ts";
import { BUNDLED_COMMAND } from "../support/processes.ts";

/** Today's, unless a released one is named, as `npm run test:upgrade` does. */
export const PREVIOUS = process.env.TEST_PREVIOUS_PROGRAM ?? BUNDLED_COMMAND;

const INVENTED = fileURLToPath(
  new URL("../../packages/store/src/testing/later-migrations.ts", import.meta.url),
);
const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/shiming-later", import.meta.url));

/** Today's that knows one more migration, which only adds, to every table. */
export const LATER = `${FOLDER}/shiming.js`;
/** Then it knows yet another one, which takes something away. */
export const TAKES_AWAY = { TEST_TAKES_AWAY: "yes" };

const KNOW_MORE = `
import { CONTRACTING, EXPANDING, fewerColumns, laterColumns } from ${JSON.stringify(INVENTED)};
const more = {
  [EXPANDING]: async () => laterColumns,
  ...(process.env.TEST_TAKES_AWAY && { [CONTRACTING]: async () => fewerColumns }),
};
Object.assign(migrations, more);`;

export async function makeLaterProgram(): Promise<void> {
  const change = {
    name: "a later release",
    transform: {
      filter: { id: /\/store\/src\/migrations\/index\.ts$/ },
      handler: (code: string) => code + KNOW_MORE,
    },
  };
  await bundleCommand(change, FOLDER);
}
