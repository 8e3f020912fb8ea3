/** The tables of a document as a test compares them: the words in backticks of each row's cells. */
export function rowsUnder(markdown: string, heading: string): string[][] {
  const [, section = ""] = markdown.split(`\n### ${heading}\n`);
  const [rows = ""] = section.split("\n### ");
  return rows
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").slice(1, -1));
}

export function codeWordsIn(cell: string | undefined): string[] {
  return [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);
}
