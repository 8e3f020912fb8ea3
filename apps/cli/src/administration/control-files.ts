/** Where the control channel of a data folder is: a Unix socket, and the token that opens it. Both are for the owner alone. */
import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Sentence } from "../sentence.ts";

const SOCKET = "control.sock";
/** Bytes of a socket's address on Linux, without the zero at its end. */
const LONGEST_ADDRESS = 107;

export const tokenFile = (dataDir: string) => join(dataDir, "control.token");

/** Removes what a killed server has left. Only whoever holds the lock of the data may. */
export function forgetControlChannel(dataDir: string): void {
  rmSync(join(dataDir, SOCKET), { force: true });
  rmSync(tokenFile(dataDir), { force: true });
}

/**
 * Calls `use` with the address of the socket, which holds only until `use` returns: the path, or where that is too long
 * for an address, one through the folder's own handle.
 * @throws Sentence where it is too long, and the system has no such handles
 */
export function atControlSocket<T>(dataDir: string, use: (address: string) => T): T {
  const path = join(dataDir, SOCKET);
  if (Buffer.byteLength(path) <= LONGEST_ADDRESS) return use(path);
  if (process.platform !== "linux") {
    throw new Sentence({
      en: `The path of the data folder is too long: ${dataDir}; choose a shorter one, or a relative one.`,
      zh: `数据目录的路径太长：${dataDir}；请换一个较短的路径，或使用相对路径。`,
    });
  }
  const folder = openSync(dataDir, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return use(`/proc/self/fd/${folder}/${SOCKET}`);
  } finally {
    closeSync(folder);
  }
}

/**
 * The token of the server that runs on the data.
 * @throws Sentence where there is none yet, or where the socket is not the folder owner's: what is sent over it may be a
 * name, a number and a password
 */
export function readControlToken(dataDir: string): string {
  try {
    const socket = lstatSync(join(dataDir, SOCKET));
    const isOwners = socket.isSocket() && socket.uid === statSync(dataDir).uid;
    if (isOwners) return readFileSync(tokenFile(dataDir), "utf8");
  } catch {
    // told below
  }
  throw new Sentence({
    en: `The data in ${dataDir} is in use, and no server says how to reach it; try again in a moment.`,
    zh: `${dataDir} 中的数据正被使用，而没有服务器说明如何联系它；请稍后再试。`,
  });
}
