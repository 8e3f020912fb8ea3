/** What a shell would have taken from a value, and a file of settings has left in it. */
import { usage } from "../sentence.ts";

const QUOTED = /^(?:".*"|'.*'|`.*`|“.*”|‘.*’)$/s;
const UNREPLACED = /^~(?:\/|$)|^\$(?:\{|\(|[A-Za-z_])|^%[A-Za-z_]\w*%/;

/**
 * Such a value would be taken as it stands: a folder named `~`, a name with quotation marks that citizens read.
 * @throws Sentence
 */
export function refuseLeftovers(text: string, name: string): void {
  if (QUOTED.test(text)) {
    usage({
      en: `${name} has quotation marks around its value, which belong to it where no shell reads it, as in docker's --env-file; write it without.`,
      zh: `${name} 的值带有引号；不经 shell 读取时（例如 docker 的 --env-file）引号会成为值的一部分，请去掉引号。`,
    });
  }
  if (UNREPLACED.test(text)) {
    usage({
      en: `${name} begins with ~ or a variable that nothing has replaced; write out what it stands for.`,
      zh: `${name} 以 ~ 或变量开头，而没有程序替换它；请写出实际的值。`,
    });
  }
  if (text.trim() !== "" && text.trim() !== text) {
    usage({
      en: `${name} has white space at an end of its value; take it away.`,
      zh: `${name} 的值首尾有空白字符；请去掉。`,
    });
  }
}
