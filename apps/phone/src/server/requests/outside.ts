import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { Dispatcher, RequestInit, Response } from "undici";
import type { PhoneParts } from "../parts.ts";

/** The network as the phone's back end reaches it. */
export interface Outside {
  fetch(url: string, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const LOOPBACK = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/**
 * Every name below `localhost` is this machine (RFC 6761 §6.3), which not every resolver knows; a server may listen at one of
 * its two addresses alone.
 */
export const lookupLocalhost: LookupFunction = (name, options, callback) => {
  if (!/(?:^|\.)localhost$/.test(name)) return lookup(name, options, callback as never);
  if (options.all) callback(null, LOOPBACK);
  else callback(null, "127.0.0.1", 4);
};

/**
 * `fetch` that knows this machine's names. It never leads back to the phone, by a redirect neither, nor to that of another
 * sandbox: what a mini program sends carries no `Origin`, and would pass for the phone's own page.
 */
export function createOutside({ origin }: Pick<PhoneParts, "origin">): Outside {
  let loaded: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { Agent, fetch } = await import("undici");
    const agent = new Agent({ connect: { lookup: lookupLocalhost } });
    return { agent, fetch, dispatcher: agent.compose(refuseHost(new URL(origin).hostname)) };
  };
  return {
    async fetch(url, init) {
      loaded ??= load();
      const { fetch, dispatcher } = await loaded;
      return fetch(url, { ...init, dispatcher });
    },
    async close() {
      await (await loaded)?.agent.destroy();
    },
  };
}

function refuseHost(refused: string): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    if (new URL(String(options.origin)).hostname === refused)
      throw new Error("the phone has nothing for mini programs");
    return dispatch(options, handler);
  };
}
