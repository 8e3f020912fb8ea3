import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as crypto from "@shiming/crypto";
import * as host from "@shiming/host";
import * as sdk from "@shiming/sdk";
import * as wire from "@shiming/wire";
import * as schemas from "@shiming/wire/schemas";
import { expect, it } from "vitest";
import { run } from "../house/repository.ts";
import { WHOLE_PROJECT_MS } from "../support/patience.ts";
import { scratchFolder } from "../support/shiming.ts";

/** What each module's page must name: its values, and some of its types. */
const modules = {
  _shiming_sdk: [...Object.keys(sdk), "RealnameClientOptions", "RealnameFailure", "TokenCache"],
  _shiming_crypto: [...Object.keys(crypto), "CryptoFailure", "RealnameInfo", "SealedRealnameInfo"],
  _shiming_wire: [...Object.keys(wire), "Errcode", "RealnameInfoAnswer", "CategoriesAnswer"],
  _shiming_wire_schemas: Object.keys(schemas),
  _shiming_host: [...Object.keys(host), "RealnameHostOptions", "ConsentQuestion"],
  _shiming_host_browser: ["openRealnameAuth", "requestSheet", "RealnameAuthButton", "OpenOptions"],
};

it("npm run docs renders every public symbol, and has nothing to warn of", {
  timeout: WHOLE_PROJECT_MS,
}, () => {
  const out = join(scratchFolder(), "api");
  const { status, output } = run(process.execPath, ["scripts/docs.ts", out]);
  expect(output).not.toMatch(/warning|error/);
  expect(status).toBe(0);
  const missing = Object.entries(modules).flatMap(([module, names]) => {
    const page = readFileSync(join(out, "modules", `${module}.html`), "utf8");
    return names.filter((name) => !new RegExp(`href="[^"]*[./]${name}\\.html`).test(page));
  });
  expect(missing).toEqual([]);
  expect(existsSync(join(out, "classes/_shiming_sdk.RealnameClient.html"))).toBe(true);
});
