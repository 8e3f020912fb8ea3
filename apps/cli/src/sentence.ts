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

/** The command or a setting was used wrongly: exit code 2. */
export function usage(message: string): never {
  throw new Sentence(message, 2);
}
