/**
 * What a browser has to know of the table of operations, and nothing of what is behind it: where each is called, and for whoever
 * makes a token what each does.
 */
import { operations } from "@shiming/administration";
import { type Action, type Rule, rules } from "@shiming/core";

const OPERATIONS_HEAD = `/**
 * Where each operation is called, and who may by the rules. Made by \`node scripts/console-operations/run.ts\` from the table of
 * operations; a test compares them.
 */
`;
const TEXTS_HEAD = `/**
 * What each operation does that a token can be made for. Made by \`node scripts/console-operations/run.ts\` from the table of
 * operations; a test compares them.
 */
import type { Text } from "../i18n/text.ts";
import type { OperationName } from "./operations.ts";

`;

/** The text of each file, by its path. */
export function sources(): Readonly<Record<string, string>> {
  return {
    "apps/console/src/api/operations.ts": operationsSource(),
    "apps/console/src/api/operation-texts.ts": textsSource(),
  };
}

function operationsSource(): string {
  const lines = Object.values(operations).map(({ name, method, path }) => {
    const { staff, members, anySignedIn, fourEyes }: Rule = rules[name as Action];
    const ofMembers = members ? `, members: ${listOf(members)}` : "";
    const anybody = anySignedIn ? `, anySignedIn: ${JSON.stringify(anySignedIn)}` : "";
    const another = fourEyes ? `, fourEyes: "${fourEyes}"` : "";
    return `  "${name}": { method: "${method}", path: "${path}", staff: ${listOf(staff)}${ofMembers}${anybody}${another} },`;
  });
  return `${OPERATIONS_HEAD}export const operations = {\n${lines.join("\n")}\n} as const;\n\nexport type OperationName = keyof typeof operations;\n`;
}

function textsSource(): string {
  const forTokens = Object.values(operations).filter(
    ({ name }) => !(rules[name as Action] as Rule).personally,
  );
  const lines = forTokens.map(
    ({ name, summary }) =>
      `  "${name}": { zh: ${JSON.stringify(summary.zh)}, en: ${JSON.stringify(summary.en)} },`,
  );
  const type = "Readonly<Partial<Record<OperationName, Text>>>";
  return `${TEXTS_HEAD}export const operationTexts: ${type} = {\n${lines.join("\n")}\n};\n`;
}

const listOf = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(", ")}]`;
