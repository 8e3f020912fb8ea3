/** What somebody pastes: of a HAR file the one call that matters goes to the platform, without other pages' cookies. */
import { endpoints } from "@shiming/wire";

interface HarEntry {
  readonly request?: { readonly url?: string };
}

export function capturedRequest(pasted: string): string {
  const entries = entriesOf(pasted);
  const last = entries.findLast(({ request }) => request?.url?.includes(endpoints.realnameInfo.path));
  return last?.request ? JSON.stringify({ request: last.request }) : pasted;
}

function entriesOf(pasted: string): readonly HarEntry[] {
  if (!pasted.trimStart().startsWith("{")) return [];
  try {
    const { log } = JSON.parse(pasted) as { log?: { entries?: unknown } };
    return Array.isArray(log?.entries) ? log.entries : [];
  } catch {
    return [];
  }
}
