import { arch, cpus, platform as operatingSystem, release, totalmem } from "node:os";

/** What is measured on; nothing that names it. */
export function machine() {
  const processors = cpus();
  return {
    node: process.version,
    openssl: process.versions.openssl,
    system: `${operatingSystem()} ${release()} ${arch()}`,
    cores: processors.length,
    processor: processors[0]?.model ?? "",
    memory: totalmem(),
  };
}
