/** The part of Vite's manifest.json that says what a chunk brings along. */
export type Manifest = Record<string, Chunk>;

interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  css?: string[];
}

/**
 * The files a browser loads for these chunks: their code, their static imports and the CSS of both, each once. A chunk is
 * named by its key in the manifest or its `name`. Throws for a chunk that the build does not have.
 */
export function loadedFiles(manifest: Manifest, chunks: string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const load = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = chunkOf(manifest, key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) load(imported);
  };
  for (const chunk of chunks) load(chunk);
  return [...files];
}

function chunkOf(manifest: Manifest, key: string): Chunk {
  const chunk = manifest[key] ?? Object.values(manifest).find(({ name }) => name === key);
  if (chunk === undefined) throw new Error(`the build has no chunk ${key}`);
  return chunk;
}
