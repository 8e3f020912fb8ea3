/** Which of the nodes on one database does which job: one at a time. */

/** Who does a job now. */
export interface Lease {
  readonly name: string;
  /** A node, by the name of its machine and the number of its process. */
  readonly holder: string;
  readonly isOurs: boolean;
  /** By the database's clock; `undefined` where a program took it that does not write it down. */
  readonly since: Date | undefined;
}

export interface Leases {
  /**
   * Asks for jobs, and goes on asking until it is closed: what another node does comes to this one when the other gives it
   * back, or is not heard of for 20 seconds. Resolves when it was asked once.
   */
  seek(names: readonly string[]): Promise<void>;

  /**
   * Does the work if this node holds the job. All that the work changes in the stores commits only while it does, by the
   * database's clock: the first change behind the loss throws {@link LeaseLost}, and nothing is changed.
   * @param work is told whether the node still holds the job, asked of the database: for what has effects elsewhere
   * @returns whether this node holds it
   */
  under(name: string, work: (isHeld: () => Promise<boolean>) => Promise<unknown>): Promise<boolean>;

  /** Every job that a node does now. */
  list(): Promise<readonly Lease[]>;

  /** Gives everything back at once. */
  close(): Promise<void>;
}

/** Somebody else does the job by now. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";

  constructor(job: string) {
    super(`another node does the job ${job} now`);
  }
}

/** Where one process has the data, it does every job. */
export function createSoleLeases(holder: string, clock: () => Date): Leases {
  let sought: readonly Lease[] = [];
  return {
    async seek(names) {
      const since = clock();
      sought = [...sought, ...names.map((name) => ({ name, holder, isOurs: true, since }))];
    },
    async under(_, work) {
      await work(async () => true);
      return true;
    },
    list: async () => sought,
    async close() {
      sought = [];
    },
  };
}
