import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import {
  frameTokens,
  inlineConstants,
  inlineTokens,
  moreContrastTokens,
  shortTokens,
} from './token-sheets.ts';

const tokensFile = new URL('../../shared/design/src/tokens.css', import.meta.url);
const widgetSheet = /\/widget\/src\/(ui|frame)\/.*\.css(\?|$)/;
const importLine = /^@import '(\.[^']+)';$/gm;

/** The design's sheet of tokens. */
export function readTokens(): string {
  return readFileSync(tokensFile, 'utf8');
}

/**
 * Brings the design's tokens within the byte budget. The launcher's sheet gets values in place of names, the frame's
 * sheets names only for what can change; the frame's copy of tokens.css keeps what they use, and high contrast is a sheet
 * of its own.
 */
export function designTokens(): Plugin {
  const css = readTokens();
  const tokens = shortTokens(css);
  return {
    name: 'porchlight:design-tokens',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/loader/launcher.css')) return inlineTokens(code, tokens);
      if (id.includes('/frame/more-contrast.css')) return moreContrastTokens(css, frameSheets());
      if (id.endsWith('/design/src/tokens.css')) return frameTokens(css, frameSheets());
      if (!widgetSheet.test(id)) return undefined;
      // Sheets that a sheet imports never come by here themselves.
      const whole = code.replace(importLine, (_, path: string) => {
        const file = resolve(dirname(id), path);
        this.addWatchFile(file);
        return readFileSync(file, 'utf8');
      });
      return inlineConstants(whole, tokens);
    },
  };
}

function frameSheets(): string {
  const root = new URL('../src/', import.meta.url);
  const sheets = globSync('{ui,frame}/**/*.css', { cwd: root });
  return sheets.map((sheet) => readFileSync(new URL(sheet, root), 'utf8')).join('\n');
}
