/** The phone's end of the link to its screen. What comes over it was written by a stranger, and is looked at first. */
import type { Calls, FromScreen, Start, ToScreen } from "../link/link.ts";
import { readFromScreen } from "./from-screen.ts";

/** A call that fails, with the words that the mini program gets. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
}

export interface ScreenListener {
  readonly calls: {
    readonly [K in keyof Calls]: (
      argument: Calls[K]["argument"],
    ) => Promise<Calls[K]["value"]> | Calls[K]["value"];
  };
  readonly tell: (message: Exclude<FromScreen, { kind: "call" }>) => void;
}

export interface ScreenLink {
  send(message: ToScreen): void;
  close(): void;
}

/** Starts the mini program in a frame that has loaded. It has no origin, so that its messages cannot name one. */
export function startScreen(screen: Window, start: Start, listener: ScreenListener): ScreenLink {
  const { port1: port, port2 } = new MessageChannel();
  const send = (message: ToScreen) => port.postMessage(message);
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = readFromScreen(data);
    if (message?.kind === "call") void answer(message, listener.calls).then(send);
    else if (message) listener.tell(message);
  };
  screen.postMessage(start, "*", [port2]);
  return { send, close: () => port.close() };
}

async function answer(
  { id, name, argument }: Extract<FromScreen, { kind: "call" }>,
  calls: ScreenListener["calls"],
): Promise<ToScreen> {
  try {
    const value = await (calls[name] as (argument: unknown) => unknown)(argument);
    return { kind: "answer", id, ok: true, value };
  } catch (error) {
    const errMsg = error instanceof CallFailed ? error.message : `${name}:fail internal error`;
    return { kind: "answer", id, ok: false, errMsg };
  }
}
