/** Whether a pack holds: signed by a key that is trusted, each file as it was signed, and the log as it is told. */
import { createReadStream } from "node:fs";
import { isSignedAs, parseJws } from "@shiming/receipt";
import { parseVerifierKey, TransparencyError, type VerifierKey } from "@shiming/transparency";
import { archiveOf } from "./archive.ts";
import { firstDifference } from "./difference.ts";
import type { PackFault } from "./fault.ts";
import { FORMAT, MANIFEST, MANIFEST_TYPE, type Manifest, SIGNED_MANIFEST } from "./manifest.ts";
import { type FoundFile, type OpenPack, openPack } from "./read.ts";
import { logFaults } from "./verify-log.ts";

export interface VerifiedPack {
  /** None: it holds. */
  readonly faults: readonly PackFault[];
  /** With faults nobody vouches for it. */
  readonly manifest: Manifest | undefined;
}

/** Verifier keys (`NAME+ID+KEY`) of the log of this name that are trusted, from somewhere else than the pack. */
type Trusted = (name: string) => readonly string[];

/** @throws Error where there is no such file */
export async function verifyPack(path: string, trusted: Trusted): Promise<VerifiedPack> {
  let pack: OpenPack;
  try {
    pack = await openPack(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw error;
    const file = (error as Error).message.replace(/\.$/, "");
    return { faults: [{ fault: "no_pack", file }], manifest: undefined };
  }
  try {
    return await verifyOpen(path, pack, trusted);
  } finally {
    pack.close();
  }
}

async function verifyOpen(path: string, pack: OpenPack, trusted: Trusted): Promise<VerifiedPack> {
  const found = new Map(pack.files.map((file) => [file.path, file]));
  const manifest = manifestIn(found.get(MANIFEST)?.text);
  const key = manifest && keyIn(manifest.log.key);
  if (!manifest || !key) return { faults: [{ fault: "no_pack", file: MANIFEST }], manifest: undefined };
  const faults: PackFault[] = [];
  const isTrusted = trusted(manifest.log.name).some((each) => each.trim() === manifest.log.key);
  if (!isTrusted) faults.push({ fault: "key_not_trusted" });
  if (!(await isSigned(found, key))) faults.push({ fault: "signature_wrong", file: SIGNED_MANIFEST });
  faults.push(...fileFaults(manifest, pack.files));
  faults.push(...(await logFaults(manifest, key, (name) => found.get(name)?.text)));
  // What was changed in a file was told by its name.
  if (faults.every(({ fault }) => fault === "key_not_trusted"))
    faults.push(...(await archiveFaults(path, pack, manifest)));
  return { faults, manifest };
}

function manifestIn(text: string | undefined): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** As far as verification relies on it: nothing of it has to be true yet. */
function isManifest(value: unknown): value is Manifest {
  const { format, created_at, log, samples, files, period, platform } = Object(value) as Partial<Manifest>;
  return (
    format === FORMAT &&
    [created_at, log?.name, log?.key, samples?.seed, period?.from, period?.to, platform?.url].every(
      (each) => typeof each === "string",
    ) &&
    [log?.start, log?.end, log?.latest, samples?.count].every(Number.isSafeInteger) &&
    Array.isArray(files) &&
    files.every((file) => typeof Object(file).path === "string")
  );
}

function keyIn(text: string): VerifierKey | undefined {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}

/** The signed bytes have to be those that everybody reads. */
async function isSigned(found: ReadonlyMap<string, FoundFile>, { publicKey }: VerifierKey): Promise<boolean> {
  const text = found.get(SIGNED_MANIFEST)?.text ?? "";
  const jws = parseJws(text);
  const { x = "" } = publicKey.export({ format: "jwk" });
  const payload = Buffer.from(text.split(".")[1] ?? "", "base64url").toString();
  if (!jws || payload !== found.get(MANIFEST)?.text) return false;
  return isSignedAs(MANIFEST_TYPE, jws, new Uint8Array(Buffer.from(x, "base64url")));
}

function fileFaults({ files }: Manifest, found: readonly FoundFile[]): readonly PackFault[] {
  const faults: PackFault[] = [];
  const listed = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  for (const { path, sha256, bytes, offset } of found) {
    const isTwice = seen.has(path);
    seen.add(path);
    const file = listed.get(path);
    const isManifest = path === MANIFEST || path === SIGNED_MANIFEST;
    if (isTwice || (!file && !isManifest)) faults.push({ fault: "file_added", file: path, at: offset });
    else if (file && (file.sha256 !== sha256 || file.bytes !== bytes))
      faults.push({ fault: "file_changed", file: path, at: offset });
  }
  for (const path of listed.keys()) if (!seen.has(path)) faults.push({ fault: "file_missing", file: path });
  return faults;
}

/** The archive that these files make has to be the one that there is, byte by byte. */
async function archiveFaults(
  path: string,
  pack: OpenPack,
  manifest: Manifest,
): Promise<readonly PackFault[]> {
  const again = archiveOf(contents(pack), manifest.created_at);
  const at = await firstDifference(createReadStream(path), again);
  if (at === undefined) return [];
  const file = pack.files.findLast(({ offset }) => offset <= at)?.path;
  return [{ fault: "archive_changed", file, at }];
}

async function* contents(pack: OpenPack) {
  for (const { path } of pack.files) yield { path, content: pack.content(path) };
}
