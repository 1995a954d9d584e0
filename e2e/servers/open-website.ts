import { openSite } from './open-site.ts';

/** A website of one page, on another site than the chat's server. */
export interface Website {
  readonly url: string;
  readonly close: () => void;
}

/** Opens a website with these lines in its page, on a free port. */
export async function openWebsite(title: string, lines: string): Promise<Website> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${title}</title>
    <main><h1>${title}</h1></main>${lines}</html>`;
  const { origin, close } = await openSite(() => ({ html }));
  return { url: `${origin}/`, close };
}
