/**
 * Random bytes in stock. OpenSSL takes as long for the twelve bytes of an IV as for some thousand, and who seals records one behind the
 * other needs three small draws for each.
 */

type Random = (bytes: number) => Buffer;

const STOCK = 4096;

/**
 * The same source, asked for much at a time. What was taken is given to nobody else; whoever took a secret wipes it where it lies.
 * @param random a source fit for keys
 */
export function stocked(random: Random): Random {
  let stock: Buffer = Buffer.alloc(0);
  let taken = 0;
  return (bytes) => {
    if (bytes > STOCK) return random(bytes);
    if (taken + bytes > stock.length) [stock, taken] = [random(STOCK), 0];
    taken += bytes;
    return stock.subarray(taken - bytes, taken);
  };
}
