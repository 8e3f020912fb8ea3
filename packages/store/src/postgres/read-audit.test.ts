import pg from "pg";
import { expect, it } from "vitest";
import { staffWrite } from "../conformance/samples.ts";
import { openPostgresStores } from "./open.ts";
import { readPostgresAudit } from "./read-audit.ts";
import { temporaryDatabase } from "./testing/temporary.ts";

it("an audit that is read tells what somebody has put before the first entry", async () => {
  const { url, remove } = await temporaryDatabase();
  const stores = await openPostgresStores({ url });
  await stores.audit.append(staffWrite("one"));
  expect(await stores.audit.size()).toBe(1);
  await stores.close();
  const client = new pg.Client(url);
  await client.connect();
  await client.query("INSERT INTO audit (seq, body) SELECT seq - 3, body FROM audit");
  await client.end();
  const seqs: number[] = [];
  for await (const { seq } of readPostgresAudit(url)) seqs.push(seq);
  expect(seqs).toEqual([-2, 1]);
  await remove();
});
