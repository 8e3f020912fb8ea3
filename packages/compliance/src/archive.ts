/**
 * The archive: a ZIP whose bytes follow from its files alone. They are stored as they are, so that anybody can search them, and verification
 * builds the same archive again: what differs was changed, wherever it stands.
 */
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

export interface ArchivedFile {
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array>;
}

const MODE = 0o100644;

/** Bytes come as they are read. @param madeAt ISO 8601: the day of every file, in UTC */
export function archiveOf(files: AsyncIterable<ArchivedFile>, madeAt: string): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  add(zip, files, optionsOf(madeAt)).catch((error: Error) => output.destroy(error));
  return output;
}

async function add(
  zip: ZipFile,
  files: AsyncIterable<ArchivedFile>,
  options: ReturnType<typeof optionsOf>,
): Promise<void> {
  for await (const { path, content } of files) {
    const stream = Readable.from(content, { objectMode: false });
    const read = finished(stream, { writable: false });
    zip.addReadStream(stream, path, options);
    // The next one is not asked for before: its content may follow from this one.
    await read;
  }
  zip.end();
}

/** ZIP knows times of no zone: at noon no clock anywhere jumps. */
function optionsOf(madeAt: string) {
  const [year = 0, month = 1, day = 1] = madeAt.slice(0, 10).split("-").map(Number);
  const mtime = new Date(year, month - 1, day, 12);
  return { compress: false, forceDosTimestamp: true, mode: MODE, mtime };
}
