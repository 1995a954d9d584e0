import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { helpLanguages } from '../src/help/ticks-messages.ts';
import { ticksPage } from '../src/help/ticks-page.ts';
import { readTokens } from './design-tokens.ts';
import { pruneTokens } from './token-sheets.ts';

const design = new URL('../../shared/design/src/', import.meta.url);

/**
 * Writes the pages that explain the product into the build, under `help/`: plain files, so that every server of the
 * build has them.
 */
export function helpPages(): Plugin {
  return {
    name: 'porchlight:help-pages',
    apply: 'build',
    generateBundle() {
      const emit = (name: string, source: string) =>
        `/widget/${this.getFileName(this.emitFile({ type: 'asset', name, source }))}`;
      const files = {
        sheet: emit('ticks-page.css', sheet()),
        favicon: emit('favicon.svg', readFileSync(new URL('favicon.svg', design), 'utf8')),
      };
      for (const language of helpLanguages) {
        const source = ticksPage(language, files);
        this.emitFile({ type: 'asset', fileName: `help/ticks.${language}.html`, source });
      }
    },
  };
}

function sheet(): string {
  const own = readFileSync(new URL('../src/help/ticks-page.css', import.meta.url), 'utf8');
  return `${pruneTokens(readTokens(), own)}\n${own}`;
}
