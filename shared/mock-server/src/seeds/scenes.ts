/** One line of a scene: who speaks, and what. `note` is an agent's, for colleagues only. */
export type SceneLine = readonly ['visitor' | 'agent' | 'note', string];

/** What a seeded conversation is about. */
export interface Scene {
  readonly language: 'en' | 'zh';
  /** The page the visitor is on, by path and title. */
  readonly page: readonly [path: string, title: string];
  readonly lines: readonly SceneLine[];
}

const home = ['/demo/', 'Nightjar: ceramic lamps made by the harbour'] as const;
const moth = ['/demo/product.html', 'Moth table lamp: Nightjar'] as const;
const workshop = ['/demo/about.html', 'The workshop: Nightjar'] as const;

/** Conversations such as a small shop has. */
export const scenes: readonly Scene[] = [
  {
    language: 'en',
    page: moth,
    lines: [
      ['visitor', 'Hi! Does the Moth come with a bulb, or should I order one?'],
      ['agent', 'Hello! A warm E14 bulb is in the box, so it is ready to light.'],
      ['visitor', 'Lovely. And is it dimmable?'],
      [
        'agent',
        'The bulb is. The foot switch only goes on and off, so you would need a dimmer on the socket.',
      ],
      ['visitor', 'Perfect, thank you'],
    ],
  },
  {
    language: 'en',
    page: home,
    lines: [
      ['visitor', 'My parcel says delivered but there is nothing at the door'],
      ['visitor', 'Order from last Tuesday, name of Okafor'],
      ['agent', 'Sorry about that. I am looking at the courier’s photo now.'],
      [
        'note',
        'The photo shows a green door. Their address has a blue one. Asked the depot to call back.',
      ],
      ['agent', 'It went to number 14 instead of 41. The driver is going back this afternoon.'],
      ['visitor', 'Number 14 just brought it round. Not a scratch on it!'],
    ],
  },
  {
    language: 'en',
    page: moth,
    lines: [
      ['visitor', 'The dome arrived with a crack along the rim :('],
      [
        'agent',
        'Oh no. Could you send a photo of the break? A new dome leaves with the next post, the old one can go in the bin.',
      ],
      ['visitor', 'It is hard to photograph, but it runs about 4 cm from the edge'],
    ],
  },
  {
    language: 'en',
    page: moth,
    lines: [
      ['visitor', 'Do you wire the lamps for the US? I am in Portland.'],
      [
        'agent',
        'We do! Tell us when you order and it comes with a North American plug and an E12 bulb.',
      ],
      ['visitor', 'And what does shipping cost?'],
      ['agent', '£38 by tracked post, about eight working days.'],
      ['visitor', 'OK, I will think it over with my partner'],
    ],
  },
  {
    language: 'en',
    page: workshop,
    lines: [
      ['visitor', 'Can one visit the workshop on a Saturday?'],
      [
        'agent',
        'Yes, from ten to four. On the first Saturday of the month we fire the kiln, which is worth seeing.',
      ],
      ['visitor', 'We are two adults and a very curious six year old'],
      ['agent', 'The best kind of visitor. There is clay to play with.'],
    ],
  },
  {
    language: 'en',
    page: moth,
    lines: [['visitor', 'Is the plum glaze more brown or more purple? Screens are no help.']],
  },
  {
    language: 'en',
    page: home,
    lines: [
      ['visitor', 'Hello, I would like six lamps for a restaurant. Is there a trade price?'],
      ['agent', 'There is: 15 % from four lamps. When would you need them?'],
      ['visitor', 'We open on the 12th of next month'],
      ['note', 'Kiln is full until the 3rd. Six Moths in sea are possible if Pip waits a week.'],
      ['agent', 'That works. Six in one glaze, or mixed?'],
      [
        'visitor',
        'Three sea and three butter please. Could you send an invoice to accounts@thelongtable.example?',
      ],
    ],
  },
  {
    language: 'en',
    page: moth,
    lines: [
      ['visitor', 'how do I clean it'],
      [
        'agent',
        'Dry cloth for dust, damp cloth for fingerprints. Unplug it first. No soap on the linen flex.',
      ],
      ['visitor', 'thx'],
    ],
  },
  {
    language: 'en',
    page: home,
    lines: [
      ['visitor', 'I ordered this morning and typed the wrong postcode. Can you change it?'],
      ['visitor', 'It should be SA7 2QD, not SA2 7QD'],
      ['agent', 'Changed. Your lamp leaves on Friday.'],
    ],
  },
  {
    language: 'en',
    page: moth,
    lines: [
      [
        'visitor',
        'Is there a taller version? Our table is very low and 38 cm would be in everybody’s eyes, or rather below them, so I wonder whether you have ever made one on a longer stem, perhaps 50 cm, and what that would do to the price and to the time until it gets here.',
      ],
      ['agent', 'We have made a 52 cm one twice. It takes three weeks and costs £40 more.'],
    ],
  },
  {
    language: 'en',
    page: workshop,
    lines: [
      ['visitor', 'Your opening hours page says Sunday, the door said closed. I drove an hour.'],
      [
        'agent',
        'I am so sorry. We closed early for a firing and nobody changed the page. May I post you something for the trouble?',
      ],
    ],
  },
  {
    language: 'zh',
    page: moth,
    lines: [
      ['visitor', '你好，这款台灯可以寄到上海吗？'],
      ['agent', '您好！可以的，大约十个工作日，运费 £42。'],
      ['visitor', '插头是中国标准的吗？'],
      ['agent', '我们可以配国标插头，下单时告诉我们就好。'],
      ['visitor', '太好了，谢谢'],
    ],
  },
  {
    language: 'zh',
    page: home,
    lines: [
      ['visitor', '请问黄色釉面的还有货吗？'],
      ['agent', '有的，还剩四盏，周五可以发货。'],
    ],
  },
  {
    language: 'zh',
    page: moth,
    lines: [['visitor', '灯罩可以单独买吗？我家的猫把它碰掉了……']],
  },
];

/** People who told their name, and what they gave as address; null where they told neither. */
export const callers: readonly (readonly [name: string, email: string | null] | null)[] = [
  ['Maya Okafor', 'maya.okafor@example.com'],
  ['Tom Hendricks', 'tom@hendricks.example'],
  null,
  ['Ines Duarte', null],
  ['周晓梅', 'xiaomei.zhou@example.cn'],
  null,
  ['Priya Raman', 'priya.raman@example.in'],
  ['Jonas Berg', null],
  ['Siobhán Ní Bhriain', 'siobhan@example.ie'],
  null,
  ['Marcus Webb', 'm.webb@thelongtable.example'],
  ['陈宇', null],
];
