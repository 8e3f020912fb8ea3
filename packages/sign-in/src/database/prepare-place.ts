import { tableOptions } from "../options.ts";
import { openSignInDatabase, type SignInPlace } from "./open-database.ts";

/** Makes the tables of a sign-in that is to be filled from elsewhere, and closes the place. */
export async function prepareSignInPlace(place: SignInPlace): Promise<void> {
  const { close } = await openSignInDatabase(place, tableOptions());
  await close();
}
