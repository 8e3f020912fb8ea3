/** Code that signs and sends one request, in the languages that back ends are written in. */
import { csharp, go, java } from "./compiled.ts";
import { node, php, python, shell } from "./scripts.ts";
import type { Snippet } from "./values.ts";

export const snippets = {
  shell: { title: "Shell", snippet: shell },
  node: { title: "Node.js", snippet: node },
  java: { title: "Java", snippet: java },
  go: { title: "Go", snippet: go },
  python: { title: "Python", snippet: python },
  php: { title: "PHP", snippet: php },
  csharp: { title: "C#", snippet: csharp },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly snippet: Snippet }>>;

export type SnippetLanguage = keyof typeof snippets;
