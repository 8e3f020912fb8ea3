/** The screen's end of the link: asks the phone and waits for the answer, tells it what happens, hears what it says. */
import type { Calls, FromScreen, ToScreen } from "../link/link.ts";

export interface ScreenLink {
  /** @throws CallFailed what the phone refuses */
  call<K extends keyof Calls>(name: K, argument: Calls[K]["argument"]): Promise<Calls[K]["value"]>;
  tell(message: Exclude<FromScreen, { kind: "call" }>): void;
}

/** What the phone says unasked. */
export type Told = Exclude<ToScreen, { kind: "answer" }>;

/** The phone answered a call with a failure; the message is the `errMsg`. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
}

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: CallFailed): void;
}

export function openLink(port: MessagePort, onTold: (message: Told) => void): ScreenLink {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const send = (message: FromScreen) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<ToScreen>) => {
    if (data.kind === "answer") settle(waiting, data);
    else onTold(data);
  };
  return {
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        send({ kind: "call", id, name, argument } as FromScreen);
      }),
    tell: send,
  };
}

function settle(waiting: Map<number, Waiting>, answer: Extract<ToScreen, { kind: "answer" }>): void {
  const call = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.ok) call?.resolve(answer.value);
  else call?.reject(new CallFailed(answer.errMsg));
}
