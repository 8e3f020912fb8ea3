import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

/** What a node is called among those on one database: its machine, its process, and what no other has. */
export function createNodeName(): string {
  return `${hostname()}:${process.pid}:${randomBytes(4).toString("hex")}`;
}
