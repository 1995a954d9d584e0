import type { AgentProfile } from '@porchlight/protocol';
import { ada } from './fixtures.ts';

/** Agents with names as people have them: of no Latin letter, from right to left, and without end. */
export const team: readonly AgentProfile[] = [
  ada,
  { ...ada, id: '01890000-0000-7000-8000-00000000a002', name: '林薇' },
  { ...ada, id: '01890000-0000-7000-8000-00000000a003', name: 'ليلى الخطيب' },
  {
    ...ada,
    id: '01890000-0000-7000-8000-00000000a004',
    name: 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
  },
];
