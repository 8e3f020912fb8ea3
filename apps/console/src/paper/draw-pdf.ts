/** Pages of a PDF, each painted when it comes into view, with its text for whoever does not see it. */
import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs";

// A frame without an origin starts no worker; it has a process of its own to be busy in.
Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });

/** Dots for each of the page's own points: text is read without effort. */
const SHARPNESS = 2;

/** A page may claim to be as large as it likes; browsers draw nothing at all beyond their own bound. */
const LONGEST_SIDE = 4000;

/** @throws where it is no PDF, or asks for a password */
export async function drawPdf(content: ArrayBuffer, place: HTMLElement): Promise<void> {
  const document_ = await getDocument({
    data: content,
    // Nothing is fetched, and nothing in the file is run.
    ...{ useWasm: false, useWorkerFetch: false, enableXfa: false, disableAutoFetch: true },
  }).promise;
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void paint(target as HTMLCanvasElement);
      }
    },
    { rootMargin: "100%" },
  );
  const pages = new WeakMap<HTMLCanvasElement, PDFPageProxy>();
  const paint = async (canvas: HTMLCanvasElement) => {
    const page = pages.get(canvas);
    if (page) await page.render({ canvas, viewport: viewportOf(page) }).promise;
  };
  for (let number = 1; number <= document_.numPages; number += 1) {
    const page = await document_.getPage(number);
    const canvas = await canvasOf(page);
    pages.set(canvas, page);
    place.append(canvas);
    if (number === 1) await paint(canvas);
    else observer.observe(canvas);
  }
}

function viewportOf(page: PDFPageProxy) {
  const { width, height } = page.getViewport({ scale: 1 });
  return page.getViewport({ scale: Math.min(SHARPNESS, LONGEST_SIDE / Math.max(width, height)) });
}

async function canvasOf(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const { width, height } = viewportOf(page);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.ceil(width), height: Math.ceil(height) });
  const { items } = await page.getTextContent();
  canvas.textContent = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  return canvas;
}
