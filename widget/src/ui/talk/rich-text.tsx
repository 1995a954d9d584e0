import { parseMarkdown, type Block, type Span } from '@porchlight/design/markdown';
import { useMemo } from 'react';

/** A person's text with its dress and its links: nodes, never HTML. */
export function RichText({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return blocks.map((block, index) => <BlockOf key={index} {...block} />);
}

function BlockOf(block: Block) {
  switch (block.kind) {
    case 'lines':
      return <p>{spansOf(block.spans)}</p>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((spans, index) => <li key={index}>{spansOf(spans)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
}

function spansOf(spans: readonly Span[]) {
  return spans.map((span, index) => <SpanOf key={index} {...span} />);
}

function SpanOf(span: Span) {
  switch (span.kind) {
    case 'text':
      return <>{span.text}</>;
    case 'code':
      return <code>{span.text}</code>;
    case 'strong':
      return <strong>{spansOf(span.spans)}</strong>;
    case 'em':
      return <em>{spansOf(span.spans)}</em>;
    case 'link':
      return (
        <a href={span.href} target="_blank" rel="noopener noreferrer nofollow">
          {spansOf(span.spans)}
        </a>
      );
  }
}
