import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { Sentence, unreadable, usage } from "../sentence.ts";

/** No certificate chain, key or token is longer. */
const LONGEST_BYTES = 1024 * 1024;

/**
 * The content of the file that a setting names. Only of a file: a pipe that nobody writes to would hold the start up for
 * ever, and a device may have no end.
 */
export function readSettingFile(file: string, name: string): Buffer {
  try {
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) {
        return usage({
          en: `${name}: ${file} is no file, but a folder, a pipe or a device.`,
          zh: `${name}：${file} 不是普通文件，而是目录、管道或设备。`,
        });
      }
      if (stat.size > LONGEST_BYTES) {
        return usage({
          en: `${name}: ${file} is longer than 1 MiB.`,
          zh: `${name}：${file} 超过 1 MiB。`,
        });
      }
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof Sentence) throw error;
    return unreadable(`${name}: ${file}`, error);
  }
}
