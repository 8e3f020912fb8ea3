/**
 * The folder of a sandbox. A file in it says that a sandbox made it: only such a folder is ever filled or reset, so that
 * nobody loses a platform's data, or his own files, to a slip of `--data`.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lockSqliteDirectory } from "@shiming/store/locks";
import { reasonOf } from "../faults/system-errors.ts";
import { makeFolder } from "../make-folder.ts";
import { requireOwnFolderWithoutLinks } from "../own-folder.ts";
import { writePrivateFileOnce } from "../private-file.ts";
import { Sentence, usage } from "../sentence.ts";
import { createPlatformKeys } from "../server/create-platform-keys.ts";
import { hasDatabase } from "../server/database-place.ts";

const MARK = ".shiming-sandbox";
const LOCK = /^lock\.db/;
/** `merchants/MCH_ID/private-key.pem`, and one more. */
const DEPTH = 4;

/** What a sandbox makes in its folder; nothing else is ever removed. */
const MADE_BY_SANDBOX =
  /^((shiming|sign-in)\.db(-wal|-shm)?|sandbox\.json(\.new)?|control\.json(\.new)?|audit-heads\.ndjson|postgres|moved-[0-9TZ]+|moving|keys|merchants|host|https|city-service|mailbox)$/;

/**
 * Makes the folder a sandbox's, with its keys.
 * @param begun since when the sandbox's platform is said to be there, if it is new
 * @returns the first of the folders that it had to make
 * @throws StoreUnavailable while another process has it; Sentence for a folder with files that no sandbox made
 */
export async function claimSandboxFolder(
  dataDir: string,
  { reset = false }: { readonly reset?: boolean | undefined },
  begun: Date,
  at: Date,
): Promise<string | undefined> {
  requireOwnFolderWithoutLinks(dataDir, DEPTH);
  const made = makeDataFolder(dataDir);
  const isOurs = existsSync(join(dataDir, MARK));
  if (!isOurs && readdirSync(dataDir).some((name) => !LOCK.test(name))) {
    throw new Sentence({
      en: `${dataDir} holds files that no sandbox made: nothing was changed; choose another folder with --data.`,
      zh: `${dataDir} 中有不是沙箱生成的文件：没有做任何改动；请用 --data 另选文件夹。`,
    });
  }
  const unlock = lockSqliteDirectory(dataDir);
  try {
    writePrivateFileOnce(join(dataDir, MARK), () => "");
    if (reset) removeWhatSandboxesMake(dataDir);
    // Data that is there belongs to keys that were there: none of them is made anew.
    if (!hasDatabase(dataDir)) await createPlatformKeys(join(dataDir, "keys"), begun, at);
    return made;
  } finally {
    unlock();
  }
}

/** Takes away a folder that was made for a sandbox that could not start. @param made the first that was made, if any */
export function leaveNothing(made: string | undefined): void {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
}

/** @returns the first of the folders that it had to make */
function makeDataFolder(path: string): string | undefined {
  try {
    return makeFolder(path);
  } catch (error) {
    const reason = reasonOf(error);
    return usage({
      en: `${path} is no folder, and cannot be made one: ${reason.en}. Or choose another with --data.`,
      zh: `${path} 不是文件夹，也无法新建：${reason.zh}。也可用 --data 另选。`,
    });
  }
}

function removeWhatSandboxesMake(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (MADE_BY_SANDBOX.test(name)) rmSync(join(dataDir, name), { recursive: true });
  }
}
