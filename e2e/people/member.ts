import { expect, type Page } from '@playwright/test';
import type { House } from '../servers/house.ts';
import { openWebsite, type Website } from '../servers/open-website.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Somebody at a website whose page stands in the loader's place, and says who it is. */
export interface Member extends Visitor {
  /** Tells the chat who this is; null for nobody any more. */
  readonly is: (token: string | null) => Promise<unknown>;
}

/** A website with nothing on it but the chat's frame. */
export function openMembersArea({ url, inbox_key }: House): Promise<Website> {
  return openWebsite(
    'Members',
    `<iframe title="Chat" style="width:375px;height:600px"
       src="${url}/widget/frame?inbox=${inbox_key}"></iframe>
     <script>
       const { port1, port2 } = new MessageChannel();
       const waiting = new Map();
       port1.onmessage = ({ data }) => waiting.get(data.type)?.(data.detail);
       const frame = document.querySelector('iframe');
       frame.onload = () => {
         const page = { url: location.href, title: document.title, referrer: '' };
         frame.contentWindow.postMessage({ porchlight: 1, page }, '${url}', [port2]);
         port1.postMessage({ open: true, focused: true });
       };
       window.identify = (arg) =>
         new Promise((resolve) => {
           const id = waiting.size + 1;
           waiting.set(id, resolve);
           port1.postMessage({ call: 'identify', arg, id });
         });
     </script>`,
  );
}

/** Sits somebody down in the members' area. */
export async function createMember(page: Page, website: Website): Promise<Member> {
  await page.goto(website.url);
  const visitor = createVisitor(page);
  const composer = visitor.chat.getByRole('textbox', { name: 'Message', exact: true });
  await expect(composer).toBeVisible();
  return {
    ...visitor,
    async is(token) {
      const answer = await page.evaluate(
        (said) => (window as unknown as IdentifyingWindow).identify(said),
        token,
      );
      await expect(composer).toBeVisible();
      return answer;
    },
  };
}

interface IdentifyingWindow {
  readonly identify: (token: string | null) => Promise<unknown>;
}
