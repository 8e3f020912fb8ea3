/** Code that signs and sends one request, in the languages that back ends are written in. */
import { csharp, go, java } from "./compiled.ts";
import { node, php, python, shell } from "./scripts.ts";
import type { Snippet } from "./values.ts";

interface Program {
  readonly title: string;
  readonly snippet: Snippet;
  /** Under which name it is saved, and what then runs it. */
  readonly file: string;
  readonly command: string;
}

export const snippets = {
  shell: { title: "Shell", snippet: shell, file: "exchange.sh", command: "sh exchange.sh" },
  node: { title: "Node.js", snippet: node, file: "exchange.mjs", command: "node exchange.mjs" },
  java: { title: "Java", snippet: java, file: "Exchange.java", command: "java Exchange.java" },
  go: { title: "Go", snippet: go, file: "exchange.go", command: "go run exchange.go" },
  python: { title: "Python", snippet: python, file: "exchange.py", command: "python3 exchange.py" },
  php: { title: "PHP", snippet: php, file: "exchange.php", command: "php exchange.php" },
  csharp: { title: "C# (.NET 10)", snippet: csharp, file: "exchange.cs", command: "dotnet run exchange.cs" },
} as const satisfies Readonly<Record<string, Program>>;

export type SnippetLanguage = keyof typeof snippets;
