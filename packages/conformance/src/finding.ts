/** What a case finds, other than that all is well. */

/** The target breaks the contract. Both texts are shown to people and kept in reports: no secret gets into them. */
export class Violation extends Error {
  override readonly name = "Violation";
  readonly expected: string;
  readonly seen: string;

  constructor(expected: string, seen: string) {
    super(`expected ${withoutSecrets(expected)}, saw ${withoutSecrets(seen)}`);
    this.expected = withoutSecrets(expected);
    this.seen = withoutSecrets(seen);
  }
}

/** The target, or what is known of it, does not allow this to be tried. */
export class NotJudged extends Error {
  override readonly name = "NotJudged";
}

/** The value, where `sandbox.json` names one. @throws NotJudged otherwise, with what it would take */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotJudged(`sandbox.json names no ${what}`);
  return value;
}

const LONGEST = 300;

/**
 * Tokens, secrets, signatures and ciphertexts are long runs of the base64 alphabets; nothing that explains is. A control
 * character has no business on somebody's terminal.
 */
function withoutSecrets(text: string): string {
  const masked = text.replace(/[A-Za-z0-9+/_=-]{28,}/g, "…").replace(/\p{Cc}/gu, "�");
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST)}…` : masked;
}
