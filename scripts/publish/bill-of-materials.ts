/** The software bill of materials: every package that the platform runs with, by version and licence, as CycloneDX. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface Bill {
  serialNumber?: string;
  readonly metadata: {
    timestamp?: string;
    readonly component: { name: string };
  };
  readonly components: readonly { externalReferences?: readonly { readonly type: string }[] }[];
}

/**
 * Writes it from the lock file: the same one gives the same text, which names no folder and no address of this machine.
 * @throws Error when npm cannot
 */
export function writeBillOfMaterials(root: string, file: string): void {
  const options = ["--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", ...options], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const bill = JSON.parse(stdout) as Bill;
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  // npm names the project after its folder.
  bill.metadata.component.name = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).name;
  for (const component of bill.components) {
    component.externalReferences = component.externalReferences?.filter(
      ({ type }) => type !== "distribution",
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
}
