/** `apps/console/src/api/operations.ts`: what a browser has to know of the table of operations, and nothing of what is behind it. */
import { operations } from "@shiming/administration";
import { type Action, type Rule, rules } from "@shiming/core";

export const FILE = "apps/console/src/api/operations.ts";

const HEAD = `/**
 * Where each operation is called, and who may by the rules. Made by \`node scripts/console-operations/run.ts\` from the table of
 * operations; a test compares them.
 */
`;

export function operationsSource(): string {
  const lines = Object.values(operations).map(({ name, method, path }) => {
    const { staff, members, anySignedIn }: Rule = rules[name as Action];
    const ofMembers = members ? `, members: ${listOf(members)}` : "";
    const anybody = anySignedIn ? `, anySignedIn: ${JSON.stringify(anySignedIn)}` : "";
    return `  "${name}": { method: "${method}", path: "${path}", staff: ${listOf(staff)}${ofMembers}${anybody} },`;
  });
  return `${HEAD}export const operations = {\n${lines.join("\n")}\n} as const;\n\nexport type OperationName = keyof typeof operations;\n`;
}

const listOf = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(", ")}]`;
