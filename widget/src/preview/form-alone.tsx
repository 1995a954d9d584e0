import type { VisitorFirstContact } from '@porchlight/protocol';
import { useRef } from 'react';
import type { FirstDesk } from '../ui/first-desk.ts';
import { FirstForm } from '../ui/first/first-form.tsx';
import css from '../ui/first/first.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const nothing = () => {};

/** The form before a conversation by itself. What is filled in is kept nowhere. */
export function FormAlone({ settings }: { readonly settings: VisitorFirstContact }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const desk: FirstDesk = {
    settings,
    scope: 'preview',
    kept: { get: () => undefined, set: nothing },
    session: { current: () => undefined, adopt: nothing },
  };
  return (
    <main className="panel">
      <FirstForm
        desk={desk}
        closed={false}
        field={field}
        draft=""
        onDraft={nothing}
        onSend={nothing}
        onBack={undefined}
      />
    </main>
  );
}
