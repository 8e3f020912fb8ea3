/** The logs that a witness knows, by the verifier keys that it is told. */
import {
  type NoteVerifier,
  noteVerifier,
  parseVerifierKey,
  SIGNATURE_TYPE,
  TransparencyError,
} from "@shiming/transparency";
import { usage } from "../sentence.ts";

/** A log may have more than one key, each named by itself. @throws Sentence for what is no verifier key of a log */
export function logsOf(verifierKeys: readonly string[]): ReadonlyMap<string, readonly NoteVerifier[]> {
  const verifiers = verifierKeys.map(logVerifier);
  return Map.groupBy(verifiers, ({ name }) => name);
}

function logVerifier(verifierKey: string): NoteVerifier {
  try {
    const { name, type, publicKey } = parseVerifierKey(verifierKey);
    if (type === SIGNATURE_TYPE.note) return noteVerifier(name, publicKey);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
  }
  return usage({
    en: `"${verifierKey}" is no verifier key of a log: "shiming audit key" prints it, as does the log at /log/key.`,
    zh: `“${verifierKey}”不是日志的验证公钥：请用 shiming audit key 打印，或从日志的 /log/key 读取。`,
  });
}
