import { beforeAll, describe, expect, inject, it } from "vitest";
import { WHOLE_PROJECT_MS } from "../support/patience.ts";
import { BUNDLED_COMMAND, COMMAND } from "../support/processes.ts";
import { outputPattern } from "./markdown.ts";
import { commandOf, stepsIn, type Walk, walk } from "./walkthrough.ts";

/** Documents that are read one after the other, in one shell. */
const readings = [
  ["README.md", "docs/sandbox.md", "docs/phone.md", "docs/conformance.md"],
  ["docs/operating.md"],
  ["docs/guide-operator.md"],
  ["docs/host.md"],
  ["docs/sdk.md"],
  ["docs/command.md", "docs/guide-provider.md"],
  ["docs/troubleshooting.md"],
  ["examples/city-service/README.md"],
].map((documents) => ({
  name: documents.join(" and "),
  steps: stepsIn(documents),
}));

let walks: readonly Walk[];
beforeAll(async () => {
  // The first has the command as users have it, and no data yet.
  walks = await Promise.all(
    readings.map(({ steps }, place) =>
      place === 0 ? walk(steps, COMMAND) : walk(steps, BUNDLED_COMMAND, inject("sandboxTemplate")),
    ),
  );
}, WHOLE_PROJECT_MS);

describe.each(readings.map(({ name, steps }, place) => ({ name, steps, place })))(
  "$name",
  ({ steps, place }) => {
    it("installs nothing while it is tested", () => {
      expect(steps.map(commandOf).filter((command) => /\bnpm (?:ci|i\b|install)/.test(command))).toEqual([]);
    });

    it("has commands that succeed, from the first to the last", () => {
      expect(walks[place]?.failure).toBeUndefined();
    });

    it.each(steps.flatMap(({ at, output }, step) => (output ? [{ at, step, expected: output.code }] : [])))(
      "prints what it says at $at",
      ({ step, expected }) => {
        const { outputs, ported } = walks[place] as Walk;
        expect(outputs[step]?.trimEnd()).toMatch(outputPattern(ported(expected)));
      },
    );
  },
);
