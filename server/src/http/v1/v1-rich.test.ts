import type { Message, Rich } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { richFromV1, v1ContentOf } from './v1-rich.ts';

const message: Message = {
  id: 'm',
  conversation_id: 'c',
  seq: 2,
  version: 2,
  author: { kind: 'agent', id: 'ada' },
  text: 'Which?',
  at: '2026-11-20T09:30:00.000Z',
  recalled_at: null,
};

const wishes: readonly [string, object[], Rich][] = [
  [
    'input_select',
    [
      { title: 'Blue', value: 'blue' },
      { title: 'Red', value: 'Rouge!' },
    ],
    {
      kind: 'choices',
      options: [
        { id: 'blue', label: 'Blue' },
        { id: 'item-2', label: 'Red' },
      ],
    },
  ],
  [
    'cards',
    [
      {
        media_url: 'https://evil.example/track.gif',
        title: 'Moth',
        description: 'A lamp',
        actions: [
          { type: 'link', text: 'Look', uri: 'https://shop.example/' },
          { type: 'postback', text: 'This one', payload: 'moth' },
        ],
      },
    ],
    {
      kind: 'cards',
      cards: [
        {
          title: 'Moth',
          text: 'A lamp',
          actions: [
            { kind: 'link', label: 'Look', url: 'https://shop.example/' },
            { kind: 'choice', id: 'moth', label: 'This one' },
          ],
        },
      ],
    },
  ],
  [
    'form',
    [
      { name: 'email', type: 'email', label: 'E-mail', required: true },
      { name: 'more', type: 'text_area', placeholder: 'More' },
    ],
    {
      kind: 'form',
      fields: [
        { id: 'email', label: 'E-mail', kind: 'email', required: true },
        { id: 'more', label: 'More', kind: 'long_text' },
      ],
    },
  ],
];

describe('Chatwoot’s words for choices, cards and forms', () => {
  it.each(wishes)('[RM1] %s is one of ours', (content_type, items, rich) => {
    expect(richFromV1({ content_type, content_attributes: { items } })).toEqual(rich);
    expect(v1ContentOf({ ...message, rich }).content_type).toBe(content_type);
  });

  it('[RM1] a picture of a card is left out, since it would be a request to somebody else', () => {
    const [, cards] = wishes;
    const { attributes } = v1ContentOf({ ...message, rich: cards?.[2] as Rich });
    expect(JSON.stringify(attributes)).not.toContain('evil.example');
  });

  it('input_email is a form with one field, and what is not known is plain text', () => {
    expect(richFromV1({ content_type: 'input_email' })).toMatchObject({ kind: 'form' });
    expect(richFromV1({ content_type: 'article' })).toBeUndefined();
    expect(richFromV1({})).toBeUndefined();
  });

  it.each([
    ['no items', 'input_select', []],
    [
      'a link that runs',
      'cards',
      [{ title: 'x', actions: [{ type: 'link', text: 'x', uri: 'javascript:x' }] }],
    ],
    ['no object', 'form', ['x']],
  ])('[RM1] refuses %s', (_, content_type, items) => {
    expect(richFromV1({ content_type, content_attributes: { items } })).toBeNull();
  });

  it('an answer has its values where Chatwoot’s readers look', () => {
    const answer = { kind: 'choice', id: 'blue' } as const;
    expect(v1ContentOf({ ...message, text: 'Blue', answer })).toEqual({
      content_type: 'text',
      attributes: { submitted_values: [{ title: 'Blue', value: 'blue' }] },
    });
  });
});
