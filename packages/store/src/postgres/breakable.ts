import pg from "pg";

/**
 * Connections that may break at any moment. Whoever uses one hears of it by the statement that fails; the driver tells it besides
 * as an event, which would end the process: of one that nobody uses, and of one in use that breaks between two statements.
 */
export function breakableConnections(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
