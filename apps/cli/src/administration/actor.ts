import { userInfo } from "node:os";

/** Who typed the command, as far as the system tells: a claim of whoever may read the data directory. */
export function commandLineActor(): string {
  const { username } = userInfo();
  const before = process.env.SUDO_USER;
  return `command line, ${before ? `${username} for ${before}` : username}`;
}
