import type { ConsoleParts, Pages } from "@shiming/platform";
import { builtPages, PagesNotBuilt } from "@shiming/sheet";
import { Sentence } from "../sentence.ts";

type PhonePages = Awaited<ReturnType<typeof import("@shiming/phone/pages")["builtPages"]>>;

/**
 * The pages that a person sees. They are built when there is no build of the sources as they are, which takes a second or
 * two: once after an installation or a change, not at every start.
 * @throws Sentence when they cannot be built here
 */
export function loadPages(): Promise<Pages> {
  return orSentence(builtPages());
}

/** Those of the phone: nobody but a sandbox has them, and only when somebody looks. */
export async function loadPhonePages(): Promise<PhonePages> {
  const { builtPages } = await import("@shiming/phone/pages");
  return orSentence(builtPages());
}

/** The console's: read once, and where there is none of this state of the sources, built first. */
export async function loadConsole(): Promise<Pick<ConsoleParts, "paths" | "pages">> {
  const { builtPages, paths } = await import("@shiming/console");
  let pages: ReturnType<ConsoleParts["pages"]> | undefined;
  return {
    paths,
    pages() {
      pages ??= orSentence(builtPages());
      return pages;
    },
  };
}

async function orSentence<T>(pages: Promise<T>): Promise<T> {
  try {
    return await pages;
  } catch (error) {
    if (!(error instanceof PagesNotBuilt)) throw error;
    throw new Sentence({
      en: `The pages could not be built; "npm run build:pages" tells why. ${error.message}`,
      zh: `页面构建失败；运行 "npm run build:pages" 查看原因。${error.message}`,
    });
  }
}
