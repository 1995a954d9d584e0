/** Names as people have them: of one letter, of no Latin letter, from right to left, and without end. */
export const names = {
  plain: 'Ada Larsen',
  short: 'Q',
  chinese: '林薇',
  arabic: 'ليلى الخطيب',
  long: 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
};
