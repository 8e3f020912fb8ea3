/** Callers that do not stop: some on connections that are kept, some on a new one for each call. */
import { Agent } from "node:https";
import { type Received, type Sent, send } from "./http.ts";

const CALLERS = 4;

export interface Load {
  /** How many calls were answered so far. */
  answered(): number;
  /** Lets everybody finish. @returns what was not answered as it should be, the same things once */
  end(): Promise<readonly string[]>;
}

/** @param isRight whether an answer is one that was asked for */
export function startLoad(
  url: string,
  sent: Sent & { readonly ca: string },
  isRight: (answer: Received) => boolean,
): Load {
  const { ca, ...call } = sent;
  const kept = new Agent({ ca, keepAlive: true });
  const wrong = new Set<string>();
  let [answered, isOver] = [0, false];
  const callers = Array.from({ length: 2 * CALLERS }, async (_, place) => {
    const agent = place % 2 === 0 ? kept : (false as const);
    while (!isOver) {
      const answer = await send(url, { ...call, options: { agent, ca, timeout: 30_000 } }).catch(String);
      answered += 1;
      if (typeof answer === "string") wrong.add(answer);
      else if (!isRight(answer)) wrong.add(`${answer.status} ${answer.text}`);
    }
  });
  return {
    answered: () => answered,
    async end() {
      isOver = true;
      await Promise.all(callers);
      kept.destroy();
      return [...wrong];
    },
  };
}
