import type { AgentClient, AgentState } from '@porchlight/client';
import type { Agent } from '@porchlight/protocol';
import { createContext, use } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Api } from './api.ts';

/** What every screen behind the sign-in has at hand. */
export interface Workspace {
  /** Who is signed in. */
  readonly agent: Agent;
  readonly client: AgentClient;
  /** The client's state, as zustand knows it. */
  readonly live: StoreApi<AgentState>;
  readonly api: Api;
  /** Says something short at the foot of the screen; `undo` takes back what was done, and is called once at most. */
  readonly say: (sentence: string, undo?: () => void) => void;
}

/** Holds the workspace; given by the app. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace. Only behind the sign-in. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('there is no workspace before the sign-in');
  return workspace;
}

/** A part of the live state; renders again only when that part is another object. */
export function useLive<Part>(select: (state: AgentState) => Part): Part {
  return useStore(useWorkspace().live, select);
}
