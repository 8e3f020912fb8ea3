/** What the console says to show. It is the page around this one, on the one origin that the platform names. */
import { PREVIEW_READY, type PreviewReady, type PreviewShow } from "@shiming/pages/sheet-preview";
import { computed, onMounted, onUnmounted, shallowRef } from "vue";
import { detailsOf, isPreviewShow, type SheetSample } from "./sample.ts";

export function usePreview() {
  const shown = shallowRef<PreviewShow>();
  const sample: SheetSample = JSON.parse(metaContent("sample"));
  const origin = metaContent("host-origins");

  function take(event: MessageEvent): void {
    if (event.source !== window.parent || event.origin !== origin) return;
    if (isPreviewShow(event.data)) shown.value = event.data;
  }

  onMounted(() => {
    window.addEventListener("message", take);
    window.parent.postMessage({ type: PREVIEW_READY } satisfies PreviewReady, origin);
  });
  onUnmounted(() => window.removeEventListener("message", take));

  return {
    details: computed(() => shown.value && detailsOf(shown.value, sample)),
    language: computed(() => shown.value?.language ?? "zh-CN"),
  };
}

const metaContent = (name: string) =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
