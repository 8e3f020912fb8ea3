import type { CommandWords, OptionWords, Value } from "./words.ts";

/** Completion for fish 3 and later. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const paths = commands.map(({ path }) => path).filter((path) => path !== "");
  return `# Completion of shiming for fish: shiming completion fish | source

function __shiming_at
    set -l path
    for word in (commandline -opc)[2..-1]
        if contains -- (string join -- ' ' $path $word) ${paths.map(quote).join(" ")}
            set -a path $word
        end
    end
    set -l here (string join -- ' ' $path)
    test "$here" = "$argv[1]"
end

complete -c shiming -f
${commands.flatMap(linesOf).join("\n")}
`;
}

function linesOf({ path, commands, options, argument }: CommandWords): string[] {
  const here = `complete -c shiming -n ${quote(`__shiming_at ${quote(path)}`)}`;
  return [
    ...commands.map(({ name, description }) => `${here} -a ${name} -d ${quote(description)}`),
    ...options.map(
      (option) => `${here} ${flagsOf(option)}${taking(option.value, true)} -d ${quote(option.description)}`,
    ),
    ...(argument && argument !== "unknown" ? [`${here}${taking(argument, false)}`] : []),
  ];
}

function flagsOf({ flags }: OptionWords): string {
  return flags
    .map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
    .join(" ");
}

/** `-r` lets files in beside the words, `-x` does not. */
function taking(value: Value | undefined, isOption: boolean): string {
  if (value === undefined) return "";
  if (value === "file") return isOption ? " -r -F" : " -F";
  const only = isOption ? " -x" : "";
  if (value === "folder") return `${only} -a '(__fish_complete_directories)'`;
  return value === "unknown" ? only : `${only} -a ${quote(value.join(" "))}`;
}

/** In single quotes, fish knows two escapes. */
function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
