import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./e2e/support/longest-first.ts";

const minute = 60_000;

export default defineConfig({
  test: {
    environment: "node",
    include: ["packages", "apps", "e2e", "bench", "scripts", "examples"].map(
      (folder) => `${folder}/**/*.test.ts`,
    ),
    globalSetup: ["packages/store/src/postgres/testing/global-setup.ts", "e2e/support/sandbox-template.ts"],
    sequence: { sequencer: LongestFirst },
    // Two more than the cores: the long tests wait for servers and browsers, which are processes of their own, and for leases.
    maxWorkers: availableParallelism() + 2,
    // A file that waits for the parts of the platform to be loaded anew takes two seconds more. What a test puts in the
    // place of something else goes back behind it.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // A busy machine is slow and not wrong: what never comes costs a failing test its time, and no other.
    expect: { poll: { timeout: minute } },
    testTimeout: 3 * minute,
    hookTimeout: 3 * minute,
  },
});
