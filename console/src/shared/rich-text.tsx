import { parseMarkdown, type Block, type Span } from '@porchlight/design/markdown';
import { useMemo } from 'react';

/** A text with its dress, and links that tell the page nothing of where they stood: nodes, never HTML. */
export function RichText({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return blocks.map((block, index) => <BlockOf key={index} block={block} />);
}

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'lines':
      return (
        <p>
          <Spans of={block.spans} />
        </p>
      );
    case 'code':
      return (
        <pre className="my-1 rounded-sm whitespace-pre-wrap bg-surface p-2 text-sm">
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((spans, index) => (
        <li key={index}>
          <Spans of={spans} />
        </li>
      ));
      return block.start === null ? (
        <ul className="list-disc ps-5">{items}</ul>
      ) : (
        <ol start={block.start} className="list-decimal ps-6">
          {items}
        </ol>
      );
    }
  }
}

function Spans({ of }: { of: readonly Span[] }) {
  return of.map((span, index) => <SpanOf key={index} span={span} />);
}

function SpanOf({ span }: { span: Span }) {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return <code className="rounded-sm bg-surface px-1 text-sm">{span.text}</code>;
    case 'strong':
      return (
        <strong className="font-semibold">
          <Spans of={span.spans} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Spans of={span.spans} />
        </em>
      );
    case 'link':
      return (
        <a
          href={span.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-brand underline underline-offset-2"
        >
          <Spans of={span.spans} />
        </a>
      );
  }
}
