import { type PostToWitness, WitnessAway } from "@shiming/core";
import { send } from "../http-client.ts";

const PATIENCE_MS = 5000;
/** A signature of each key of the witness, or a number. */
const LONGEST_ANSWER = 16 * 1024;

/**
 * To the address that the operator has set, and nowhere else: it follows no redirection.
 * @param closing ends what is under way
 */
export function postTo(url: string, closing: AbortSignal): PostToWitness {
  return async (body) => {
    try {
      const { status, text } = await send(`${url}/add-checkpoint`, {
        ...{ method: "POST", body, longestAnswer: LONGEST_ANSWER },
        signal: AbortSignal.any([closing, AbortSignal.timeout(PATIENCE_MS)]),
        headers: { "content-type": "text/plain; charset=utf-8" },
      });
      return { status, body: text };
    } catch (cause) {
      throw new WitnessAway("the witness does not answer", { cause });
    }
  };
}
