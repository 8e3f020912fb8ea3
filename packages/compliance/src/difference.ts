type Stream = AsyncIterable<Uint8Array>;

/** Where two streams begin to differ, in bytes; `undefined` where they do not. */
export async function firstDifference(one: Stream, other: Stream): Promise<number | undefined> {
  const [left, right] = [readerOf(one), readerOf(other)];
  try {
    for (let at = 0; ; ) {
      const [a, b] = [await left.ahead(), await right.ahead()];
      const length = Math.min(a.length, b.length);
      if (length === 0) return a.length === b.length ? undefined : at;
      if (Buffer.compare(a.subarray(0, length), b.subarray(0, length)) !== 0)
        return at + a.findIndex((byte, place) => byte !== b[place]);
      left.pass(length);
      right.pass(length);
      at += length;
    }
  } finally {
    await Promise.all([left.close(), right.close()]);
  }
}

/** What comes next of a stream, until it is passed by. */
function readerOf(stream: Stream) {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    /** Nothing at the end. */
    async ahead(): Promise<Uint8Array> {
      while (rest.length === 0) {
        const { done, value } = await chunks.next();
        if (done) break;
        rest = value;
      }
      return rest;
    },
    pass(length: number): void {
      rest = rest.subarray(length);
    },
    close: async () => void (await chunks.return?.()),
  };
}
