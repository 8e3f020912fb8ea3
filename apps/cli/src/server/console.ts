/** The console's part of a server: at a fixed origin its pages are there before the first request, in a sandbox when somebody looks. */
import type { ConsoleParts } from "@shiming/platform";
import { loadConsole } from "./pages.ts";

/** @param place the origin; a function where the port is known late, but not the host @throws Sentence where the pages cannot be built */
export async function consoleAt(
  place: string | ((baseUrl: string) => string) | undefined,
  hasSingleSignOn: boolean,
): Promise<ConsoleParts | undefined> {
  if (place === undefined) return undefined;
  const { paths, pages } = await loadConsole();
  const isLate = typeof place === "function";
  if (!isLate) await pages();
  const { hostname: hostName } = new URL(isLate ? place("http://127.0.0.1") : place);
  const originAt = (baseUrl: string) => new URL(isLate ? place(baseUrl) : place).origin;
  return { hostName, originAt, paths, pages, hasSingleSignOn };
}
