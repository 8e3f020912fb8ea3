import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { writeBillOfMaterials } from "../../scripts/publish/bill-of-materials.ts";
import { root } from "../house/repository.ts";

function billIn(folder: string): string {
  const file = join(folder, "bom.cdx.json");
  writeBillOfMaterials(root, file);
  return readFileSync(file, "utf8");
}

it("the bill of materials names what the platform runs with, and nothing of this machine, the same each time", () => {
  const folder = mkdtempSync(join(tmpdir(), "bill-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = billIn(folder);
  const bill = JSON.parse(text);
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  expect([bill.bomFormat, bill.metadata.component.name]).toEqual(["CycloneDX", "shiming"]);
  const purls: string[] = bill.components.map(({ purl }: { purl: string }) => purl);
  for (const name of ["better-sqlite3", "fastify", "pino", "jose"]) {
    expect(purls).toContain(`pkg:npm/${name}@${lock.packages[`node_modules/${name}`].version}`);
  }
  expect(purls.filter((purl) => /vitest|biome|playwright/.test(purl))).toEqual([]);
  for (const own of [root, hostname(), "://registry", "file:"]) expect(text).not.toContain(own);
  expect(billIn(folder)).toBe(text);
});
