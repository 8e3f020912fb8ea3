/** Where drafts lie in the browser, by person. */
const BEGINNING = "console.draft ";

export const draftPlace = (personId: string, name: string) => `${BEGINNING}${personId} ${name}`;

/** Whoever signs out leaves nothing behind that they have typed. */
export function forgetDrafts(): void {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith(BEGINNING)) localStorage.removeItem(place);
  }
}
