import pg from "pg";
import type { DatabaseBeside } from "../open-stores.ts";
import { readAddress } from "./address.ts";

const CONNECTIONS = 4;

/** Connections for somebody else's tables, which are in a schema of their own. @param name with hyphens, which no schema has */
export function openSchema(url: string, name: string): DatabaseBeside {
  const pool = new pg.Pool({ ...readAddress(url).config, max: CONNECTIONS });
  pool.on("error", () => {});
  return { engine: "postgres", pool, schema: name.replaceAll("-", "_") };
}
