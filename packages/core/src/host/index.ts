/** Hosts, and how they vouch for their users. */

export { type Host, type HostAssertion, type HostKey, hostKeyDigest } from "./host.ts";
