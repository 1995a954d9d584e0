import { createStore } from 'zustand';

/** What stands on screen beyond what the URL says. */
export interface Screen {
  /** The contact, where there is no room for it beside the thread. */
  readonly contact_shown: boolean;
  readonly dialog: 'shortcuts' | 'palette' | 'sign_out' | null;
}

/** The screen as it is when a page opens. */
export function createScreen() {
  return createStore<Screen>(() => ({ contact_shown: false, dialog: null }));
}

/** The screen of a page. */
export type ScreenStore = ReturnType<typeof createScreen>;
