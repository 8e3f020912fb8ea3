import type { DatabaseBeside } from "../open-stores.ts";
import { readAddress } from "./address.ts";
import { breakableConnections } from "./breakable.ts";

const CONNECTIONS = 4;

/** Connections for somebody else's tables, which are in a schema of their own. @param name with hyphens, which no schema has */
export function openSchema(url: string, name: string): DatabaseBeside {
  const pool = breakableConnections({ ...readAddress(url).config, max: CONNECTIONS });
  return { engine: "postgres", pool, schema: name.replaceAll("-", "_") };
}
