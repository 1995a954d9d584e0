/** The steps by which a visitor learns that its words have arrived. */
export type Step = 'delivered' | 'read';

/** A visitor with one connection and one conversation. */
export interface Visitor {
  /** Says something; `acked` gets the message's seq once the server has it on disk. */
  readonly say: (text: string, acked: (seq: number) => void) => void;
}

/** The agent, with the one connection that all conversations arrive at. */
export interface Agent {
  readonly claim: (conversation_id: string, seq: number, step: Step) => void;
}

/** How a load speaks with one kind of server. What a server sends and the cycle doesn't need is read and dropped. */
export interface Dialect {
  /** Connects the agent. `got` is told every visitor's message. */
  readonly openAgent: (got: (conversation_id: string, seq: number) => void) => Promise<Agent>;
  /** Does beforehand what so many visitors need before they can connect. Whoever isn't prepared for does it then. */
  readonly prepareVisitors: (count: number) => Promise<void>;
  /** Connects a new visitor. `seen` is told how far the agent's side has come in its conversation. */
  readonly openVisitor: (
    conversation_id: string,
    seen: (step: Step, up_to_seq: number) => void,
  ) => Promise<Visitor>;
}

/** The servers that can be measured. */
export type Contestant = 'product' | 'reference' | 'bare';
