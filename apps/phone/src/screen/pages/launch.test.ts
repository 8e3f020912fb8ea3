import { expect, test } from "vitest";
import type { Start } from "../../link/link.ts";
import { launchOptions } from "./launch.ts";

const bundle = { app: { pages: ["pages/a", "pages/b"] } };

test.each([
  [undefined, "pages/a", {}],
  ["pages/b?x=%20&y=1", "pages/b", { x: "%20", y: "1" }],
  ["pages/gone?x=1", "pages/a", {}],
])("opened on %s, it begins on %s", (route, path, query) => {
  const options = launchOptions({ bundle, route } as unknown as Start);
  expect(options).toEqual({ path, query, scene: 1001, referrerInfo: {} });
});
