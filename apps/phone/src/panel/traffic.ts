import type { TrafficEntry } from "../api/api.ts";

export interface Outcome {
  readonly kind: "ok" | "refused";
  readonly text: string;
}

/** How it ended: by the return code where there is one, because the contract's calls are answered 200 whatever happens. */
export function outcomeOf({ status, response }: TrafficEntry): Outcome {
  const errcode = response.find(({ name }) => name === "errcode")?.value;
  const isCode = errcode !== undefined && errcode !== "0";
  const isRefused = isCode || status >= 400 || status === 0;
  return { kind: isRefused ? "refused" : "ok", text: isCode ? errcode : String(status) };
}

/** What a failed request tells the developer, before its row is opened. */
export function hintOf({ hint, status, response }: TrafficEntry, language: string): string | undefined {
  // Nobody answered: what the mini program was told is all that there is.
  if (status === 0) return response.find(({ name }) => name === "errMsg")?.value;
  return hint && (language === "en" ? hint.en : hint.zh);
}
