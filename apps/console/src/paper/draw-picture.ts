/** Pixels are decoded by the browser and painted: what else a file has is left behind. */
const WIDEST = 4000;

/** Of a thumbnail, with dots for a sharp screen. */
const SMALL = 192;

/** @throws where it is no picture */
export const drawPicture = (content: ArrayBuffer, place: HTMLElement): Promise<void> =>
  draw(content, place, WIDEST);

/** Fills the frame, without anything around it. @throws where it is no picture */
export async function drawThumbnail(content: ArrayBuffer, place: HTMLElement): Promise<void> {
  await draw(content, place, SMALL);
  place.classList.add("thumbnail");
}

async function draw(content: ArrayBuffer, place: HTMLElement, widest: number): Promise<void> {
  const whole = await createImageBitmap(new Blob([content]));
  const scale = Math.min(1, widest / Math.max(whole.width, whole.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  canvas.getContext("2d")?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  place.append(canvas);
}
