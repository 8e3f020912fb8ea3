/** Where a line may end: Chinese is written without spaces, and a browser breaks it within words. */

/** `isUnbroken` where not even the space in it is an end of a line. */
export interface Piece {
  readonly text: string;
  readonly isUnbroken?: true;
}

/** A number and what it counts, as `30 日`. */
const QUANTITY = /([0-9]{1,9} \p{Script=Han}{1,2})/u;
const HAN = /^\p{Script=Han}/u;

/** The text in pieces that are whole words of Chinese, none of a single character but the first. */
export function piecesOf(text: string): readonly Piece[] {
  return text.split(QUANTITY).flatMap((part, place): readonly Piece[] => {
    if (part === "") return [];
    return place % 2 === 1
      ? [{ text: part, isUnbroken: true }]
      : wordsOf(part).map((word) => ({ text: word }));
  });
}

function wordsOf(text: string): readonly string[] {
  if (!segmenter) return [text];
  const words: string[] = [];
  let isAfterWord = false;
  for (const { segment, isWordLike = false } of segmenter.segment(text)) {
    const begins = isWordLike && isAfterWord && HAN.test(segment) && [...segment].length > 1;
    if (begins || words.length === 0) words.push(segment);
    else words.push(`${words.pop()}${segment}`);
    isAfterWord = isWordLike;
  }
  return words;
}

/** Browsers before 2024 may have none: there lines end as they always did. */
const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
