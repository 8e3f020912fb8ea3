/** Two nodes on one PostgreSQL are one platform: one pair for all that is tried. */
import { afterAll, beforeAll, describe } from "vitest";
import { describeAccessTokens } from "./access-tokens.ts";
import { describeCounts } from "./counts.ts";
import { describeJobs } from "./jobs.ts";
import { describeRevocations } from "./revocations.ts";
import { type Pair, startPair } from "./support/pair.ts";

describe("two nodes", () => {
  const pair = {} as Pair;
  beforeAll(async () => void Object.assign(pair, await startPair()));
  afterAll(() => pair.close());

  describeCounts(pair);
  describeAccessTokens(pair);
  describeRevocations(pair);
  // It ends both.
  describeJobs(pair);
});
