/** How far something is that goes through many entries, for a person who waits for it; nobody else is told. */
export interface Progress {
  show(entries: number): void;
  /** Leaves no trace of it. */
  clear(): void;
}

export function progressOn(terminal: NodeJS.WriteStream): Progress {
  const write = (text: string) => void (terminal.isTTY && terminal.write(text));
  return {
    show: (entries) => write(`\r${entries.toLocaleString("en")}`),
    clear: () => write("\r\u001b[K"),
  };
}
