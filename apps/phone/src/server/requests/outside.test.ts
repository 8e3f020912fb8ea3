import { expect, it } from "vitest";
import { lookupLocalhost } from "./outside.ts";

it("a name below localhost is this machine, at both of its addresses, without a resolver", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  lookupLocalhost("own.back-end.localhost", { all: true }, (_error, addresses) => resolve(addresses));
  expect(await promise).toEqual([
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
  ]);
});
