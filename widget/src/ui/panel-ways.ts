/** Ways out of the panel, where there are any. */
export interface PanelWays {
  /**
   * Opens the chat in a window of its own, where the visitor has just pressed something; undefined where it is in one. False
   * where the browser doesn't let it. Without an address (`''`) it takes the window that somebody has opened under its name.
   */
  readonly ownWindow?: (address?: '') => boolean;
}

/** Finds the ways: few people need them, so they come when somebody does. */
export type FindWays = () => Promise<PanelWays>;
