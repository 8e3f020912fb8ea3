/** `npm run build:pages`: builds the pages of sheet, phone and console where there is no build of the sources as they are. */

import { builtPages as builtConsolePages } from "@shiming/console";
import { PagesNotBuilt } from "@shiming/pages";
import { builtPages as builtPhonePages } from "@shiming/phone/pages";
import { builtPages as builtSheetPages } from "@shiming/sheet";

try {
  for (const { assets } of [await builtSheetPages(), await builtPhonePages(), await builtConsolePages()]) {
    for (const [name, { length }] of assets) console.log(`${name}  ${length} bytes`);
  }
} catch (error) {
  if (!(error instanceof PagesNotBuilt)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
