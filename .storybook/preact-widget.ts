import { transformWithOxc, type Plugin } from 'vite';

const widget = new URL('../widget/src/', import.meta.url).pathname;
const stand_in = `${widget}react.ts`;

/** Runs the widget by Preact, as its own build does, beside a console that is run by React. */
export function preactWidget(): Plugin {
  return {
    name: 'porchlight:preact-widget',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer?.startsWith(widget) !== true) return undefined;
      return source === 'react' || source === 'react-dom' ? stand_in : undefined;
    },
    transform(code, id) {
      const [path = ''] = id.split('?');
      if (!path.startsWith(widget) || !path.endsWith('.tsx')) return undefined;
      return transformWithOxc(code, path, {
        jsx: { runtime: 'automatic', importSource: 'preact' },
      });
    },
  };
}
