/** How large a picture is to be shown, in px; nothing for what this browser can't show. */
export async function pictureSides(
  bytes: Blob,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  if (!bytes.type.startsWith('image/') || bytes.type === 'image/svg+xml') return undefined;
  const url = URL.createObjectURL(bytes);
  try {
    const image = new Image();
    const { promise: there, resolve, reject } = Promise.withResolvers<void>();
    // Not `decode`, which waits until somebody looks at the page.
    image.addEventListener('load', () => resolve());
    image.addEventListener('error', () => reject(new Error('no picture')));
    image.src = url;
    await there;
    const { naturalWidth: width, naturalHeight: height } = image;
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}
