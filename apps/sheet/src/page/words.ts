/** A text whose lines end between words, in Chinese as well. */
import { type FunctionalComponent, h } from "vue";
import { piecesOf } from "./pieces.ts";

export const Words: FunctionalComponent<{ readonly text: string }> = ({ text }) =>
  h(
    "span",
    { class: "words" },
    piecesOf(text).flatMap(({ text: piece, isUnbroken }, place) => [
      ...(place > 0 ? [h("wbr")] : []),
      isUnbroken ? h("span", { class: "unbroken" }, piece) : piece,
    ]),
  );
