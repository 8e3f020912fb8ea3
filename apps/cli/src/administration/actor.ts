import { userInfo } from "node:os";
import type { CommandLine } from "@shiming/core";

/** Who typed the command, as far as the system tells: a claim of whoever may read the data directory. */
export function commandLineActor(): CommandLine {
  const username = userName();
  const before = process.env.SUDO_USER;
  return { kind: "command_line", user: before ? `${username} for ${before}` : username };
}

/** In a container the user may have a number and no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.geteuid?.()}`;
  }
}
