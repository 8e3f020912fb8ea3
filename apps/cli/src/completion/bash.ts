import type { CommandWords, OptionWords, Value } from "./words.ts";

const VALUE_FUNCTION = `_shiming_value() {
  case $1 in
    file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")) ;;
    folder) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$cur")) ;;
    unknown) ;;
    *) COMPREPLY=($(compgen -W "$1" -- "$cur")) ;;
  esac
}`;

/** Completion for bash 3.2 and later; needs nothing besides. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const paths = commands.map(({ path }) => path).filter((path) => path !== "");
  return `# Completion of shiming for bash: source <(shiming completion bash)

_shiming() {
  local IFS=$'\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local path='' word='' commands='' options='' argument='' value=''
  # Of --option=value, bash makes three words.
  if [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; elif [[ $cur == '=' ]]; then cur=''; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${paths.map(quote).join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case $path in
${commands.map(commandCase).join("\n")}
  esac
  COMPREPLY=()
  if [[ -n $value ]]; then
    _shiming_value "$value"
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  elif [[ -n $commands ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$cur"))
  elif [[ -n $argument ]]; then
    _shiming_value "$argument"
  fi
}

${VALUE_FUNCTION}

complete -F _shiming shiming
`;
}

function commandCase({ path, commands, options, argument }: CommandWords): string {
  const flags = options.flatMap((option) => option.flags);
  const takers = options.filter(({ value }) => value !== undefined);
  return [
    `    ${quote(path)})`,
    `      options=${lines(flags)}`,
    ...(commands.length > 0 ? [`      commands=${lines(commands.map(({ name }) => name))}`] : []),
    ...(argument ? [`      argument=${valueWord(argument)}`] : []),
    ...(takers.length > 0 ? [`      case $prev in`, ...takers.map(valueCase), `      esac`] : []),
    "      ;;",
  ].join("\n");
}

function valueCase({ flags, value = "unknown" }: OptionWords): string {
  return `        ${flags.join("|")}) value=${valueWord(value)} ;;`;
}

function valueWord(value: Value): string {
  return typeof value === "string" ? value : lines(value);
}

/** One word a line, as \`compgen -W\` splits them here. */
function lines(words: readonly string[]): string {
  return `$'${words.join("\\n")}'`;
}

function quote(text: string): string {
  return `'${text}'`;
}
