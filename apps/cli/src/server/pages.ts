import type { Pages } from "@shiming/platform";
import { builtPages, PagesNotBuilt } from "@shiming/sheet";
import { Sentence } from "../sentence.ts";

/**
 * The pages that a person sees. They are built when there is no build of the sources as they are, which takes a second or
 * two: once after an installation or a change, not at every start.
 * @throws Sentence when they cannot be built here
 */
export async function loadPages(): Promise<Pages> {
  try {
    return await builtPages();
  } catch (error) {
    if (!(error instanceof PagesNotBuilt)) throw error;
    throw new Sentence(`The pages could not be built; "npm run build:pages" tells why. ${error.message}`);
  }
}
