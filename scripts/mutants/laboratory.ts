/** Runs tests again and again in one process, which keeps what mutants have in common: the start, and the sources as they are. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createVitest, type Vitest } from "vitest/node";
import type { Mutant } from "./mutant.ts";

/** A mutant may make a test wait for what never comes. */
const MOST_MS = 60_000;

export type Outcome = "caught" | "survived" | "not run";

export class Laboratory {
  readonly #folder: string;
  readonly #vitest: Vitest;

  private constructor(folder: string, vitest: Vitest) {
    this.#folder = folder;
    this.#vitest = vitest;
  }

  /** @param folder a copy of the repository, to which this process moves */
  static async open(folder: string): Promise<Laboratory> {
    process.chdir(folder);
    const options = {
      root: folder,
      watch: false,
      testTimeout: MOST_MS,
      hookTimeout: MOST_MS,
      reporters: [{}],
    };
    return new Laboratory(folder, await createVitest("test", options));
  }

  /** Of the test as it is: anything but `survived` means that it says nothing about a mutant. */
  async run(testFile: string): Promise<Outcome> {
    const path = join(this.#folder, testFile);
    const specification = this.#vitest.getRootProject().createSpecification(path);
    const { testModules } = await this.#vitest.runTestSpecifications([specification]);
    // It tells of what was run before as well.
    const state = testModules.find(({ moduleId }) => moduleId === path)?.state();
    if (state === "failed") return "caught";
    return state === "passed" ? "survived" : "not run";
  }

  async try({ file, was, becomes, caughtBy }: Mutant): Promise<Outcome> {
    const path = join(this.#folder, file);
    const source = readFileSync(path, "utf8");
    this.#write(
      path,
      source.replace(was, () => becomes),
    );
    try {
      return await this.run(caughtBy);
    } finally {
      this.#write(path, source);
    }
  }

  close(): Promise<void> {
    return this.#vitest.close();
  }

  #write(path: string, source: string): void {
    writeFileSync(path, source);
    this.#vitest.invalidateFile(path);
  }
}
