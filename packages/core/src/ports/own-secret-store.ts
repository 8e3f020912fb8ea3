/** Secrets that belong to the data and never change: one for all nodes, sealed. */
export interface OwnSecretStore {
  find(name: string): Promise<Uint8Array | undefined>;

  /** Of any number of calls at once, on any number of nodes, the first one's is kept for good. @returns what is kept */
  keep(name: string, sealed: Uint8Array): Promise<Uint8Array>;
}
