/** Whose platform this is. The page itself says so, and can tell it also where nothing else can be told. */
import type { NoticeOperator } from "@shiming/wire";

export function operatorOfPage(): NoticeOperator | undefined {
  const told = document.querySelector<HTMLMetaElement>('meta[name="operator"]')?.content;
  return told ? JSON.parse(told) : undefined;
}
