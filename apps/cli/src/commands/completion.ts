import { bashCompletion } from "../completion/bash.ts";
import { fishCompletion } from "../completion/fish.ts";
import { wordsOf } from "../completion/words.ts";
import { zshCompletion } from "../completion/zsh.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

export function addCompletionCommand(program: Command): void {
  const command = program
    .command("completion")
    .description("print a script that completes commands, options and their values in a shell")
    .argumentChoice("<shell>", "the shell", Object.keys(SHELLS))
    .action((shell: keyof typeof SHELLS) => {
      process.stdout.write(SHELLS[shell](wordsOf(program.parser)));
    });
  manual(command, {
    examples: [
      ["In ~/.bashrc", "source <(shiming completion bash)"],
      ["In ~/.zshrc, behind compinit", "source <(shiming completion zsh)"],
      ["For fish", "shiming completion fish > ~/.config/fish/completions/shiming.fish"],
    ],
  });
}
