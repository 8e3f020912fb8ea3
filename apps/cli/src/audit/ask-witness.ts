/** What a witness shows of a log: the checkpoint that it signed last, which the log has signed as well. */
import type { SignedTreeHead } from "@shiming/core";
import { cosignedAt, originHash, parseCheckpoint, parseNote, TransparencyError } from "@shiming/transparency";
import { send } from "../http-client.ts";
import { Sentence } from "../sentence.ts";

/**
 * The head that the witness knows. Nobody has verified it: that is left to whoever verifies heads.
 * @param url the witness's monitoring prefix, as C2SP tlog-witness calls it
 * @throws Sentence where it does not answer, or has signed nothing of this log
 */
export async function headAtWitness(url: string, origin: string): Promise<SignedTreeHead> {
  const note = await noteAt(url, origin);
  try {
    const { text, signatures } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== origin) throw new TransparencyError("origin_wrong");
    const times = signatures.filter(({ name, signature }) => name !== origin && signature.length === 72);
    const at = times
      .map((signature) => cosignedAt(signature).toISOString())
      .sort()
      .at(-1);
    return { seq: checkpoint.size, at: at ?? new Date(0).toISOString(), checkpoint: note };
  } catch (error) {
    if (!(error instanceof TransparencyError || error instanceof RangeError)) throw error;
    throw new Sentence({
      en: `${url} answers with something that is no checkpoint of ${origin}.`,
      zh: `${url} 返回的不是 ${origin} 的检查点。`,
    });
  }
}

async function noteAt(url: string, origin: string): Promise<string> {
  const answer = await send(`${url.replace(/\/$/, "")}/${originHash(origin)}/checkpoint`, {}).catch(() => {
    throw new Sentence({ en: `The witness ${url} does not answer.`, zh: `见证人 ${url} 没有应答。` });
  });
  if (answer.status === 200) return answer.text;
  throw new Sentence({
    en: `The witness ${url} has signed no checkpoint of ${origin} (status ${answer.status}): is this the log that it knows?`,
    zh: `见证人 ${url} 从未联署过 ${origin} 的检查点（状态 ${answer.status}）：它见证的是这份日志吗？`,
  });
}
