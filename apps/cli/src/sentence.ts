import { type Text, textOf } from "@shiming/crypto";

/** What went wrong, as one sentence on standard error, and the exit code that goes with it. */
export class Sentence extends Error {
  override readonly name = "Sentence";
  /** 1 for a failure, 2 for a wrong usage or setting. */
  readonly exitCode: 1 | 2;

  /** The message in both languages. */
  readonly text: Text;

  constructor(said: string | Text, exitCode: 1 | 2 = 1) {
    const text = textOf(said);
    super(text.en);
    this.text = text;
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
export function usage(said: string | Text): never {
  throw new Sentence(said, 2);
}
