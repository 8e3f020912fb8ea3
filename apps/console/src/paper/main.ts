/** The frame in which files are drawn: as pictures of what they look like, whatever they are made of. Nothing in them runs. */
import "./paper.css";
import { drawPicture, drawThumbnail } from "./draw-picture.ts";
import {
  PAPER_READY,
  PAPER_SHOW,
  PAPER_SHOWN,
  PAPER_UNREADABLE,
  type PaperSaid,
  type PaperShow,
} from "./message.ts";

// Whoever frames it is the console: no other page may. An origin that is none has no name to be called by.
const tell = (type: PaperSaid["type"]) => window.parent.postMessage({ type }, "*");

window.addEventListener("message", async ({ source, data }: MessageEvent<PaperShow>) => {
  if (source !== window.parent || data?.type !== PAPER_SHOW) return;
  const place = document.querySelector("main") as HTMLElement;
  document.documentElement.lang = data.language;
  place.replaceChildren();
  try {
    if (data.kind === "thumbnail") await drawThumbnail(data.content, place);
    else if (data.kind === "picture") await drawPicture(data.content, place);
    else await (await import("./draw-pdf.ts")).drawPdf(data.content, place);
    tell(PAPER_SHOWN);
  } catch {
    tell(PAPER_UNREADABLE);
  }
});

tell(PAPER_READY);
