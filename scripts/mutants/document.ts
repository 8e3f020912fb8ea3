/** `docs/mutants.md`, from the list. */
import type { Mutant } from "./mutant.ts";

const HEAD = `# Mutants

Lines that security hangs on, each changed as a mistake would change it, and the test that fails when it is. \`npm run
test:mutants\` changes them one by one in a copy of the repository and runs that test; a change that no test notices is
called a survivor, and fails. \`npm test\` checks that every line still stands where this page says.

The list is \`scripts/mutants\`; \`node scripts/mutants/run.ts --write\` makes this page of it.
`;

export function mutantsDocument(mutants: readonly Mutant[]): string {
  const packages = Map.groupBy(mutants, ({ file }) => file.split("/").slice(0, 2).join("/"));
  const parts = [...packages].map(([name, within]) => `## ${name}\n\n${within.map(paragraph).join("\n")}`);
  return `${HEAD}\n${parts.join("\n")}`;
}

function paragraph({ file, was, becomes, lets, caughtBy }: Mutant): string {
  const name = file.split("/").slice(2).join("/");
  const lines = [
    ...was.split("\n").map((line) => `- ${line}`),
    ...becomes.split("\n").map((line) => `+ ${line}`),
  ];
  return `\`${name}\`, changed so, lets ${lets}. Caught by \`${caughtBy}\`.\n\n\`\`\`diff\n${lines.join("\n")}\n\`\`\`\n`;
}
