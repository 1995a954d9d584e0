import type { Id } from '@porchlight/protocol';
import type { Stop } from './clock.ts';

/**
 * How the nodes of one house talk to each other. It may lose anything at any time, so nothing that must be right depends
 * on it. Nobody ever waits for it.
 */
export interface NodeBus {
  /** This node's name among the others, new at every start. */
  readonly node_id: Id;
  /** Tells the other nodes: one word for the channel, any text. Dropped while the bus does not work. */
  readonly tell: (channel: string, text: string) => void;
  /** Hears what the other nodes tell on a channel; never what this one told. */
  readonly hear: (channel: string, listener: (text: string, node_id: Id) => void) => Stop;
  /** Whether it has carried a message through a moment ago. */
  readonly works: () => boolean;
  /** Called each time that it begins to work: what was told before may have been missed. */
  readonly onWorking: (listener: () => void) => Stop;
}

const nothing = () => undefined;

/** The bus of a node that is alone. */
export const noBus: NodeBus = {
  node_id: '',
  tell: nothing,
  hear: () => nothing,
  works: () => false,
  onWorking: () => nothing,
};
