import { isPicture } from '@porchlight/protocol';

/** The longest side of a picture that has to be made smaller, in px: twice what the chat shows. */
const side_px = 96;

/** A picture's file as a `data:` URL that an appearance may hold, made smaller where it has to be; null for no picture. */
export async function smallPicture(file: Blob): Promise<string | null> {
  try {
    const whole = await dataUrl(file);
    if (isPicture(whole)) return whole;
    const small = await dataUrl(await shrink(file));
    return isPicture(small) ? small : null;
  } catch {
    // Whatever the browser can't read, or draw, is no picture to it.
    return null;
  }
}

async function shrink(file: Blob): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, side_px / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/png' });
}

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unread')));
    reader.readAsDataURL(file);
  });
}
