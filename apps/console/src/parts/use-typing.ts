/** What a field finds by itself, before anybody judges it: a day that there is not, and a paste that it has no room for. */
import { computed, ref } from "vue";
import { useTexts } from "../i18n/use-texts.ts";

/** They come along from web pages and documents, nobody sees them, and what citizens read may not have them. */
const INVISIBLE =
  /(?![\t\n\r])[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

type Field = HTMLInputElement | HTMLTextAreaElement;

const withoutInvisible = (text: string): string => text.replaceAll(INVISIBLE, "");

/** @param maxlength of the field, where it has one */
export function useTyping(maxlength: () => number | undefined) {
  const say = useTexts({
    noDay: { zh: "日期不完整，或没有这一天", en: "There is no such day, or it is not complete" },
    cut: {
      zh: "粘贴的内容太长：最多 {max} 字，最后 {lost} 字没有录入",
      en: "Too long: there is room for {max} characters, and the last {lost} were left out",
    },
    full: { zh: "已到 {max} 字的上限", en: "There is room for {max} characters, and no more" },
  });
  const lost = ref(0);
  const isNoDay = ref(false);

  function pasted(event: ClipboardEvent): void {
    const field = event.target as Field;
    const brought = event.clipboardData?.getData("text/plain") ?? "";
    const text = field.type === "password" ? brought : withoutInvisible(brought);
    const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
    const room = (maxlength() ?? Number.POSITIVE_INFINITY) - (field.value.length - replaced);
    if (text !== brought) {
      event.preventDefault();
      // Old, and the one way that an undo knows of.
      document.execCommand("insertText", false, text);
    }
    lost.value = Math.max(0, text.replaceAll("\r\n", "\n").length - room);
  }

  function typed(event: Event): void {
    if ((event as InputEvent).inputType !== "insertFromPaste") lost.value = 0;
    isNoDay.value &&= (event.target as Field).validity.badInput;
  }

  return {
    pasted,
    typed,
    /** A date that cannot be one is empty for everybody but its reader. */
    left(event: Event): void {
      isNoDay.value = (event.target as Field).validity.badInput;
    },
    wrong: computed(() => {
      if (isNoDay.value) return say("noDay");
      return lost.value > 0 ? say("cut", { max: maxlength() ?? 0, lost: lost.value }) : undefined;
    }),
    fullOf: (text: string) =>
      text.length >= (maxlength() ?? Number.POSITIVE_INFINITY)
        ? say("full", { max: maxlength() ?? 0 })
        : undefined,
  };
}
