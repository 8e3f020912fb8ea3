import type { TrafficField } from "../../api/api.ts";
import { cut } from "./secrets.ts";

export type Member = readonly [name: string, value: unknown];

/** More than anybody reads: a stranger may send a million. */
const MOST = 200;

/** Members as the panel shows and explains them: by their names, which are the contract's words, unless told otherwise. */
export function trafficFields(
  members: readonly Member[],
  show: (name: string, value: unknown) => string,
  explanationOf: (name: string) => string = (name) => name,
): TrafficField[] {
  return members.slice(0, MOST).map(([name, value]) => ({
    name: cut(name),
    value: show(name, value),
    explanation: cut(explanationOf(name)),
  }));
}

/** The members of a JSON object; none of anything else. */
export function jsonMembers(text: string): Member[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  } catch {
    return [];
  }
}
