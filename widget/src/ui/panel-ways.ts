/** Ways out of the panel, where there are any. */
export interface PanelWays {
  /**
   * Opens the chat in a window of its own, where the visitor has just pressed something; undefined where it is in one. False
   * where the browser doesn't let it. Without an address (`''`) it takes the window that somebody has opened under its name.
   */
  readonly ownWindow?: (address?: '') => boolean;
  /** Notifications of answers; undefined where there are none to be had. A frame on another website's page can't ask for them. */
  readonly push?: PushSwitch;
}

/** Finds the ways: few people need them, so they come when somebody does. */
export type FindWays = () => Promise<PanelWays>;

/** Whether the browser tells of answers, or why it doesn't. */
export type PushState = 'on' | 'off' | 'refused' | 'failed';

/** Notifications of answers. */
export interface PushSwitch {
  readonly state: () => Promise<PushState>;
  /** Where the visitor has just pressed something. `text` is what the notification will say. */
  readonly turn: (on: boolean, text: string) => Promise<PushState>;
}
