import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("leaves Reflect as it was before the library was loaded", () => {
  const script = `
    const before = Reflect.ownKeys(Reflect);
    const { loadX509 } = await import(${JSON.stringify(fileURLToPath(new URL("x509.ts", import.meta.url)))});
    loadX509();
    console.log(Reflect.ownKeys(Reflect).filter((key) => !before.includes(key)).length);
  `;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })).toBe(
    "0\n",
  );
});
