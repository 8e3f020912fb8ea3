/** Pixels are decoded by the browser and painted: what else a file has is left behind. */
const WIDEST = 4000;

/** @throws where it is no picture */
export async function drawPicture(content: ArrayBuffer, place: HTMLElement): Promise<void> {
  const whole = await createImageBitmap(new Blob([content]));
  const scale = Math.min(1, WIDEST / Math.max(whole.width, whole.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(whole.width * scale);
  canvas.height = Math.round(whole.height * scale);
  canvas.getContext("2d")?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  place.append(canvas);
}
