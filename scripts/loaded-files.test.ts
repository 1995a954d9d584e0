import { describe, expect, it } from 'vitest';
import { type Manifest, loadedFiles } from './loaded-files.ts';

const manifest: Manifest = {
  'index.html': { file: 'index.js', css: ['index.css'], imports: ['_shared.js'] },
  'src/thread.tsx': {
    file: 'thread.js',
    name: 'thread',
    css: ['thread.css'],
    imports: ['_shared.js'],
  },
  '_shared.js': { file: 'shared.js', css: ['shared.css'], imports: ['index.html'] },
};

describe('what a browser loads', () => {
  it('is a chunk, all it imports, and their CSS', () => {
    const files = loadedFiles(manifest, ['index.html']);
    expect(files).toEqual(['index.js', 'index.css', 'shared.js', 'shared.css']);
  });

  it('counts a file once that two chunks share', () => {
    const files = loadedFiles(manifest, ['index.html', 'thread']);
    expect(files).toEqual([
      'index.js',
      'index.css',
      'shared.js',
      'shared.css',
      'thread.js',
      'thread.css',
    ]);
  });

  it('fails for a chunk that is not there, so that a renamed one cannot weigh nothing', () => {
    expect(() => loadedFiles(manifest, ['sign-in'])).toThrow('the build has no chunk sign-in');
  });
});
