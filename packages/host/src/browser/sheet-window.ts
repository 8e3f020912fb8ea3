import { watchForClosing } from "./closing.ts";
import type { Surface } from "./surface.ts";

const FEATURES = "popup,width=420,height=760";

/**
 * A window of its own, with an address bar in which the user sees whose page asks for the password.
 * @returns `undefined` if the browser blocks it
 */
export function openSheetWindow(onClosed: () => void): Surface | undefined {
  const sheet = window.open("", "", FEATURES);
  if (!sheet) return undefined;
  const stopWatching = watchForClosing(() => sheet.closed, onClosed);
  return {
    source: () => sheet,
    // In the place of the empty page, so that going back does not lead there.
    show: (sheetUrl) => sheet.location.replace(sheetUrl),
    focus: () => sheet.focus(),
    close() {
      stopWatching();
      sheet.close();
    },
  };
}
