/** The order of test files: what takes longest begins first, so that no core waits at the end for the other. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The beginnings of their paths, from the longest. Others follow by their size. */
const LONGEST = [
  "e2e/console/every-screen.test.ts",
  "e2e/house/tools.test.ts",
  "e2e/published/",
  "e2e/docs/walkthrough.test.ts",
  "e2e/nodes/",
  "e2e/console/",
  "e2e/journey/",
  "e2e/house/regular-expressions.test.ts",
  "packages/store/src/postgres/stores.test.ts",
  "packages/store/src/sqlite/stores.test.ts",
  "e2e/command/kill.test.ts",
  "e2e/command/",
  "e2e/city-service/",
  "e2e/phone/",
  "e2e/sheet/",
  "e2e/conformance/",
  "e2e/",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((beginning) => moduleId.includes(`/${beginning}`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
