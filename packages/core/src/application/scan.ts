import type { FileScanner } from "../ports/file-scanner.ts";
import { type FileDeps, openFile } from "./attachments.ts";

const AT_A_TIME = 4;

/** Has the files scanned that wait for it. One that the scanner could not judge goes on waiting. @returns how many it judged */
export async function scanHeldFiles(
  deps: Pick<FileDeps, "files" | "keys">,
  scan: FileScanner,
): Promise<number> {
  let judged = 0;
  for (const file of await deps.files.listHeld(AT_A_TIME)) {
    const verdict = await scan(await openFile(file, deps));
    await deps.files.settle(file.digest, verdict);
    judged += 1;
  }
  return judged;
}
