/**
 * Adapters of core's store ports: what they have in common. Each engine has an entry of its own, `./sqlite` and `./postgres`, since a process
 * works with one of them and need not load the other.
 */

export { type Lease, LeaseLost, type Leases } from "./leases.ts";
export { knowsSchema } from "./migrations/compatibility.ts";
export type { DatabaseBeside, OpenStores, ReadReplica } from "./open-stores.ts";
export { StoreUnavailable } from "./store-unavailable.ts";
