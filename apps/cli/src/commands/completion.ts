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
    .description({
      en: "print a script that completes commands, options and their values in a shell",
      zh: "输出脚本，在 shell 中补全命令、选项及其取值",
    })
    .argumentChoice("<shell>", { en: "the shell", zh: "哪种 shell" }, Object.keys(SHELLS))
    .action((shell: keyof typeof SHELLS) => {
      process.stdout.write(SHELLS[shell](wordsOf(program.parser)));
    });
  manual(command, {
    examples: [
      [{ en: "In ~/.bashrc", zh: "写入 ~/.bashrc" }, "source <(shiming completion bash)"],
      [
        { en: "In ~/.zshrc, after compinit", zh: "写入 ~/.zshrc，放在 compinit 之后" },
        "source <(shiming completion zsh)",
      ],
      [{ en: "For fish", zh: "fish" }, "shiming completion fish > ~/.config/fish/completions/shiming.fish"],
    ],
  });
}
