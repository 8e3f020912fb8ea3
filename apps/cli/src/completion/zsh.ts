import type { CommandWords, OptionWords, Value } from "./words.ts";

/** Completion for zsh, to be sourced, or kept as `_shiming` in a folder of `fpath`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  return `#compdef shiming
# Completion of shiming for zsh: source <(shiming completion zsh), behind compinit

${commands.map(functionOf).join("\n\n")}

if [[ \${funcstack[1]} == _shiming ]]; then _shiming "$@"; else compdef _shiming shiming; fi
`;
}

function functionOf(command: CommandWords): string {
  const specs = command.options.map(optionSpec);
  return command.commands.length > 0 ? groupFunction(command, specs) : leafFunction(command, specs);
}

function leafFunction({ path, argument }: CommandWords, specs: readonly string[]): string {
  const all = argument ? [...specs, `'*:${label(argument)}:${action(argument)}'`] : specs;
  return [
    `${nameOf(path)}() {`,
    "  _arguments -S \\",
    all.map((spec) => `    ${spec}`).join(" \\\n"),
    "}",
  ].join("\n");
}

function groupFunction({ path, commands }: CommandWords, specs: readonly string[]): string {
  const described = commands.map(({ name, description }) => `      '${name}:${escaped(description)}'`);
  const calls = commands.map(({ name }) => `        ${name}) ${nameOf(`${path} ${name}`)} ;;`);
  return `${nameOf(path)}() {
  local curcontext=$curcontext state line
  _arguments -C \\
${specs.map((spec) => `    ${spec} \\`).join("\n")}
    '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${described.join("\n")}
      )
      _describe command commands ;;
    rest)
      case $line[1] in
${calls.join("\n")}
      esac ;;
  esac
}`;
}

function optionSpec({ flags, description, value }: OptionWords): string {
  const text = `[${escaped(description).replace(/[[\]]/g, "\\$&")}]`;
  const taken = value ? `:${label(value)}:${action(value)}` : "";
  return flags
    .map((flag) => `'${flag}${value && flag.startsWith("--") ? "=" : ""}${text}${taken}'`)
    .join(" ");
}

function label(value: Value): string {
  return typeof value === "string" && value !== "unknown" ? value : "value";
}

function action(value: Value): string {
  if (value === "file") return "_files";
  if (value === "folder") return "_files -/";
  return value === "unknown" ? " " : `(${value.join(" ")})`;
}

/** Within single quotes, and within a list whose items end at a colon. */
function escaped(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(":", "\\:");
}

function nameOf(path: string): string {
  return `_shiming ${path}`.trim().replaceAll(/[ -]+/g, "_");
}
