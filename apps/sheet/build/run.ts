/** `npm run build:pages`: builds the pages if there is no build of the sources as they are. */
import { builtPages, PagesNotBuilt } from "./index.ts";

try {
  const { assets } = await builtPages();
  for (const [name, { length }] of assets) console.log(`${name}  ${length} bytes`);
} catch (error) {
  if (!(error instanceof PagesNotBuilt)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
