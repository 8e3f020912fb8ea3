/** Which problems of a bundle keep a page from being shown. */
import type { Problem } from "../../bundle/bundle.ts";

export function errorsOfPage(problems: readonly Problem[], page: string): Problem[] {
  return problems.filter(
    ({ severity, pages }) => severity === "error" && (pages === undefined || pages.includes(page)),
  );
}
