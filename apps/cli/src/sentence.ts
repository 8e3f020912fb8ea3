/** What went wrong, as one sentence on standard error, and the exit code that goes with it. */
export class Sentence extends Error {
  override readonly name = "Sentence";
  /** 1 for a failure, 2 for a wrong usage or setting. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "its rights forbid it",
};

/** A file that was named cannot be read: exit code 2, and why. */
export function unreadable(file: string, error: unknown): never {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return usage(`${file} cannot be read: ${REASONS[code] ?? code}.`);
}

/** The command or a setting was used wrongly: exit code 2. */
export function usage(message: string): never {
  throw new Sentence(message, 2);
}
