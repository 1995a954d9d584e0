import type { Scene } from './scene.ts';

const place = 'porchlight_scene';

/** Puts a scene where the windows in this one find it. */
export function shareScene(scene: Scene): void {
  Object.assign(globalThis, { [place]: scene });
}

/** The scene of the window that this one stands in; undefined where there is none. */
export function sharedScene(window: { readonly parent: object }): Scene | undefined {
  return (window.parent as Record<string, Scene | undefined>)[place];
}
