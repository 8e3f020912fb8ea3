/** How far something is that goes through many entries: for a person who waits for it. */

const ENTRIES_BETWEEN = 100_000;

/** Says on the terminal how many entries have passed; to nobody else. */
export async function* withProgress<T>(
  entries: AsyncIterable<T>,
  terminal = process.stderr,
): AsyncGenerator<T> {
  let count = 0;
  for await (const entry of entries) {
    yield entry;
    count += 1;
    if (terminal.isTTY && count % ENTRIES_BETWEEN === 0) terminal.write(`\r${count.toLocaleString("en")}`);
  }
  if (terminal.isTTY && count >= ENTRIES_BETWEEN) terminal.write("\r\u001b[K");
}
