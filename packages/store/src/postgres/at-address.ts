/** Names the database that cannot be opened: where there are several, a sentence without a place helps nobody. */
import pg from "pg";
import { StoreUnavailable } from "../store-unavailable.ts";
import { readAddress } from "./address.ts";

/** In place of what was thrown: host, port and database as the driver has read them, and neither user nor password. */
export function atAddress(error: unknown, url: string): unknown {
  if (!(error instanceof StoreUnavailable)) return error;
  const { host, port, database } = new pg.Client(readAddress(url).config);
  const { text, cause } = error;
  return new StoreUnavailable(
    {
      en: `${text.en} It was asked at ${host}:${port}, database ${database}.`,
      zh: `${text.zh}所用地址：${host}:${port}，数据库 ${database}。`,
    },
    { cause },
  );
}
