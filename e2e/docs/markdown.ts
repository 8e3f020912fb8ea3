/** What the tests need to know of a Markdown file. Pure: text in, facts out. */

export interface Block {
  /** The word behind the opening fence. */
  readonly language: string;
  readonly code: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
}

/** The fenced code blocks, in their order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)[^\n]*\n(.*?)^```$/gms)].map(
    ({ 1: language = "", 2: code = "", index }) => ({
      language,
      code: code.trimEnd(),
      line: markdown.slice(0, index).split("\n").length + 1,
    }),
  );
}

/** The targets of links that lead into the repository, without their fragments. */
export function relativeLinksOf(markdown: string): string[] {
  const prose = markdown.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => target.replace(/#.*$/, ""));
}

/** A command of the documents and what they say it prints. */
export interface Step {
  readonly command: Block;
  /** The `text` block that follows at once; `…` in it stands for anything. */
  readonly output: Block | undefined;
}

export function stepsOf(blocks: readonly Block[]): Step[] {
  return blocks.flatMap((command, place) => {
    if (command.language !== "sh") return [];
    const next = blocks[place + 1];
    return [{ command, output: next?.language === "text" ? next : undefined }];
  });
}

/** Matches what `text` stands for. */
export function outputPattern(text: string): RegExp {
  const parts = text.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*?")}$`);
}
