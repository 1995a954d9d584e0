/** Lets a person choose files, or take a picture with a device's camera. To be called from a press. */
export function pickFiles(take: (files: Iterable<File>) => void, camera = false): void {
  const input = document.createElement('input');
  input.type = 'file';
  if (camera) {
    input.accept = 'image/*';
    input.setAttribute('capture', 'environment');
  } else input.multiple = true;
  input.addEventListener('change', () => take(input.files ?? []));
  input.click();
}

/** A device with a finger on it, and so, most likely, with a camera in the hand. */
export function hasCamera(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
