/** Standard input, kept for as long as it is imported, so that it can be judged before its first line is. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** It is only read again from its beginning, and by nobody else: a mode without tags is enough. */
const CIPHER = "aes-256-ctr";

export interface Spool {
  readonly handle: FileHandle;
  /** Undoes what the file's bytes are kept under, read from the beginning. */
  decrypt(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
}

/**
 * Copies a stream to a temporary file without a name, encrypted under a key that nobody but this process has: what is left
 * of it on the disk tells nobody anything.
 */
export async function spool(input: Readable): Promise<Spool> {
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  const path = join(tmpdir(), `shiming-import-${randomBytes(8).toString("hex")}`);
  const handle = await open(path, "wx+", 0o600);
  await unlink(path);
  try {
    const cipher = createCipheriv(CIPHER, key, iv);
    for await (const chunk of input) await handle.appendFile(cipher.update(chunk));
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    handle,
    async *decrypt(chunks) {
      const decipher = createDecipheriv(CIPHER, key, iv);
      for await (const chunk of chunks) yield decipher.update(chunk);
    },
  };
}
