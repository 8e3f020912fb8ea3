/** How an operation is called over HTTP: its address, and where the members of its input go. */
import type { Method } from "./operation.ts";
import { operationNamed } from "./perform.ts";

export interface ApiCall {
  readonly method: Method;
  /** With the query, beginning with `/api`. */
  readonly path: string;
  /** JSON; absent where everything stands in the address. */
  readonly body?: string;
}

/** @param input plain JSON @throws `value_invalid` for an operation that is none */
export function callOf(name: string, input: Readonly<Record<string, unknown>>): ApiCall {
  const { method, path } = operationNamed(name);
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const address = `/api${path.replaceAll(/\{([a-z_]+)\}/g, (_, member: string) => {
    const value = rest.get(member);
    rest.delete(member);
    return encodeURIComponent(String(value));
  })}`;
  if (method === "GET" || method === "DELETE") return { method, path: address + queryOf(rest) };
  return { method, path: address, ...(rest.size > 0 && { body: JSON.stringify(Object.fromEntries(rest)) }) };
}

function queryOf(members: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of members) {
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return query.size > 0 ? `?${query}` : "";
}
