import { lookup as lookupInDns } from "node:dns";
import type { BlockList, LookupFunction } from "node:net";
import { isReachable } from "./public-addresses.ts";

/** Something that may not be reached was to be. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

export type Resolve = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly { address: string; family: number }[]) => void,
) => void;

const resolveInDns: Resolve = (hostname, callback) => {
  // Every name below it is this machine (RFC 6761 §6.3), which not every resolver knows.
  if (/(^|\.)localhost$/.test(hostname)) return callback(null, [{ address: "127.0.0.1", family: 4 }]);
  lookupInDns(hostname, { all: true }, callback);
};

/**
 * Looks a name up for the connection that is made at once with what it gives: no answer of the DNS comes between. A name of
 * which one address is forbidden is forbidden.
 */
export function guardedLookup(listed: BlockList, resolve: Resolve = resolveInDns): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return fail(callback, error ?? new Error("the name has no address"));
      if (!addresses.every(({ address }) => isReachable(address, listed))) {
        return fail(callback, new ForbiddenAddress("the name leads to an address that is not public"));
      }
      if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

const fail = (callback: Parameters<LookupFunction>[2], error: Error) => callback(error, "", 0);
