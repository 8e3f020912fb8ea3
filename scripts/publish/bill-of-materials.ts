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
  components: readonly Component[];
  dependencies: readonly { readonly ref: string; dependsOn?: readonly string[] }[];
}

interface Component {
  readonly "bom-ref": string;
  externalReferences?: readonly { readonly type: string }[];
}

/**
 * Writes it from the lock file: the same one gives the same text, which names no folder and no address of this machine.
 * @throws Error when npm cannot
 */
export function writeBillOfMaterials(root: string, file: string): void {
  const options = ["--sbom-format", "cyclonedx", "--package-lock-only"];
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
  leaveOutDevelopment(bill, root);
  for (const component of bill.components) {
    component.externalReferences = component.externalReferences?.filter(
      ({ type }) => type !== "distribution",
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
}

/** By the lock file: npm's own `--omit dev` leaves out whatever a development dependency uses as well. */
function leaveOutDevelopment(bill: Bill, root: string): void {
  const isForDevelopment = developmentAlone(readFileSync(join(root, "package-lock.json"), "utf8"));
  bill.components = bill.components.filter((component) => !isForDevelopment.has(component["bom-ref"]));
  const kept = new Set(bill.components.map((component) => component["bom-ref"]));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref) || !isForDevelopment.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
}

/** What nothing but development needs, as `name@version`. */
function developmentAlone(lockFile: string): ReadonlySet<string> {
  const { packages } = JSON.parse(lockFile) as {
    packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean }>;
  };
  const entries = Object.entries(packages).map(([path, { version, dev, devOptional }]) => ({
    ref: `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)}@${version}`,
    // `devOptional`: a package of ours could use it, and does not need it.
    isForDevelopment: dev === true || devOptional === true,
  }));
  const others = new Set(entries.filter((entry) => !entry.isForDevelopment).map(({ ref }) => ref));
  return new Set(
    entries.filter(({ ref, isForDevelopment }) => isForDevelopment && !others.has(ref)).map(({ ref }) => ref),
  );
}
