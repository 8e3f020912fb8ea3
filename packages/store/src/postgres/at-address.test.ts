import { expect, it } from "vitest";
import { quietPort } from "../testing/quiet-port.ts";
import { openPostgresStores } from "./open.ts";

it("a database that cannot be opened is named by host, port and database, and by nothing else of its address", async () => {
  const port = await quietPort();
  const url = `postgres://somebody:sesame@127.0.0.1:${port}/people`;
  const error: unknown = await openPostgresStores({ url }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: "StoreUnavailable",
    text: {
      en: `The database cannot be used: nothing answers there (ECONNREFUSED). It was asked at 127.0.0.1:${port}, database people.`,
      zh: `无法使用数据库：该地址没有响应（ECONNREFUSED）。所用地址：127.0.0.1:${port}，数据库 people。`,
    },
  });
  const { message, stack, cause } = error as Error;
  expect(JSON.stringify({ message, stack, cause })).not.toMatch(/somebody|sesame/);
});
