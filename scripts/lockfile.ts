/**
 * Native packages for other platforms in the lock file. npm leaves them out when the registry it asks has only some
 * of them, as a mirror may; `npm ci` then refuses the file on every platform. Pure: a lock file in, a lock file out.
 */

interface Package {
  readonly version?: string;
  /** Where it was downloaded from; for a link, the folder. */
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, Package>>;
}

/** A package for another platform that a locked package names and that is not locked itself. */
export interface MissingPlatform {
  readonly name: string;
  readonly version: string;
  readonly neededBy: string;
}

export function missingPlatforms({ packages }: Lockfile): MissingPlatform[] {
  return Object.entries(packages).flatMap(([neededBy, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !(`node_modules/${name}` in packages || `${neededBy}/node_modules/${name}` in packages),
      )
      .map(([name, version]) => ({ name, version, neededBy })),
  );
}

/** The same lock file with an entry for each. Fails for one whose version or platform cannot be told. */
export function addMissingPlatforms(lockfile: Lockfile): Lockfile {
  const packages = new Map(Object.entries(lockfile.packages));
  for (const { name, version, neededBy } of missingPlatforms(lockfile)) {
    if (!/^\d+\.\d+\.\d+$/.test(version))
      throw new Error(`${neededBy} needs ${name} ${version}, not one version`);
    const dev = packages.get(neededBy)?.dev && { dev: true };
    packages.set(`node_modules/${name}`, { version, ...dev, optional: true, ...platformOf(name) });
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

const PLATFORM =
  /-(?<os>android|darwin|freebsd|linux|openharmony|win32)-(?<cpu>[a-z0-9]+)(?:-(?<abi>[a-z]+))?$/;

/** `{ os: ["linux"], cpu: ["x64"], libc: ["musl"] }` for `…-linux-x64-musl`. */
function platformOf(name: string): Pick<Package, "os" | "cpu" | "libc"> {
  const { os, cpu, abi = "" } = PLATFORM.exec(name)?.groups ?? {};
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not say for which platform it is`);
  if (os !== "linux") return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [abi.startsWith("musl") ? "musl" : "glibc"] };
}
