/** The box every icon is drawn in. */
export const ICON_VIEW_BOX = '0 0 24 24';

/** Width of an icon's line in the units of its box; caps and joins are round, nothing is filled. */
export const ICON_STROKE_WIDTH = 1.75;

/** The `d` of one `<path>`: stroke it with `currentColor`, fill it with `none`. */
export type Icon = string;

/** Send what is written. */
export const sendIcon: Icon = 'M20.5 3.5 3.5 9.6l7.3 3.6 3.6 7.3zM20.5 3.5l-9.7 9.7';
/** Close or dismiss. */
export const closeIcon: Icon = 'M6 6l12 12M18 6 6 18';
/** Fold away, or more below. */
export const chevronDownIcon: Icon = 'm6 9.5 6 6 6-6';
/** Back. */
export const chevronLeftIcon: Icon = 'm14.5 6-6 6 6 6';
/** A conversation; on the launcher. */
export const chatIcon: Icon =
  'M12 4c5 0 9 3.3 9 7.5S17 19 12 19a11 11 0 0 1-3.2-.5L4 20.5l1.3-4A6.8 6.8 0 0 1 3 11.5C3 7.3 7 4 12 4zM8 11.5h.01M12 11.5h.01M16 11.5h.01';
/** Several things to choose from. */
export const listIcon: Icon = 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01';
/** Done, or chosen. */
export const checkIcon: Icon = 'm5 12.5 4.5 4.5L19 7.5';
/** More actions. */
export const moreIcon: Icon =
  'M5 12a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0zM11.5 12a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0zM18 12a.5.5 0 1 0 1 0 .5.5 0 0 0-1 0z';
/** A private note. */
export const noteIcon: Icon = 'M5 4.5h14v9.5l-5.5 5.5H5zM19 14h-5.5v5.5M8.5 9h7M8.5 12.5h3';
/** One person. */
export const userIcon: Icon =
  'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c.6-3.2 3.7-5 7.5-5s6.9 1.8 7.5 5';
/** Several people, or a team. */
export const usersIcon: Icon =
  'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19.5c.5-2.9 3.1-4.5 6.5-4.5s6 1.6 6.5 4.5M15.5 5.2a3.5 3.5 0 0 1 0 6.6M17.8 15.3c2 .6 3.3 2 3.7 4.2';
/** The list of conversations. */
export const inboxIcon: Icon = 'M3.5 13.5 6 5h12l2.5 8.5V19h-17zM3.5 13.5h5l1.2 2.5h4.6l1.2-2.5h5';
/** Search. */
export const searchIcon: Icon = 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3 20 20';
/** Copy to the clipboard. */
export const copyIcon: Icon = 'M9 9h11v11H9zM15 9V4H4v11h5';
/** Sign out. */
export const signOutIcon: Icon = 'M10 4H4.5v16H10M9.5 12H20M16 8l4 4-4 4';
/** Keyboard shortcuts. */
export const keyboardIcon: Icon = 'M3 6h18v12H3zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8';
/** Try again. */
export const retryIcon: Icon = 'M20 12a8 8 0 1 1-2.6-5.9L20 8.5M20 4v4.5h-4.5';
/** Time, or waiting. */
export const clockIcon: Icon = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2';
/** Something went wrong or needs care. */
export const alertIcon: Icon = 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01';
/** The light theme. */
export const sunIcon: Icon =
  'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4';
/** The dark theme. */
export const moonIcon: Icon = 'M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2z';
/** No connection. */
export const wifiOffIcon: Icon =
  'M4 4l16 16M2.5 9.5a14 14 0 0 1 4.2-2.7M10.5 5.6A14 14 0 0 1 21.5 9.5M5.8 13a9.3 9.3 0 0 1 4.5-2.5M15.3 11.2c1.1.4 2 1 2.9 1.8M9 16.4a4.5 4.5 0 0 1 5.7-.2M12 19.5h.01';
/** Resolve a conversation. */
export const resolveIcon: Icon =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8.3 12.3l2.6 2.6 4.8-5.3';
/** Reopen a conversation. */
export const reopenIcon: Icon = 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8.5V12l2.5 1.5';
/** Give a conversation to somebody. */
export const assignIcon: Icon =
  'M10 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM2.5 20c.6-3.2 3.7-5 7.5-5 1.2 0 2.3.2 3.3.5M18 14.5v6M15 17.5h6';
/** Information. */
export const infoIcon: Icon = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11.5V16M12 8h.01';
/** A website, or a language. */
export const globeIcon: Icon =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.2-3.7-8.5s1.2-6.1 3.7-8.5z';
/** E-mail. */
export const mailIcon: Icon = 'M3.5 5.5h17v13h-17zM3.5 7l8.5 6.5L20.5 7';
/** Telephone. */
export const phoneIcon: Icon =
  'M8.5 4 5 4.5C4 12.5 11.5 20 19.5 19l.5-3.5-4.5-2-1.8 1.8a12 12 0 0 1-5-5l1.8-1.8z';
/** A link, or the page somebody is on. */
export const linkIcon: Icon =
  'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6';
/** Settings. */
export const settingsIcon: Icon =
  'M4 7h9M17 7h3M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4 17h3M11 17h9M9 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4z';
/** Proved to be who it says it is. */
export const verifiedIcon: Icon =
  'M12 3.5 5 6v5.5c0 4.3 2.8 7.5 7 9 4.2-1.5 7-4.7 7-9V6zM8.8 12l2.3 2.3 4.2-4.6';
/** Code: the script tag to copy. */
export const codeIcon: Icon = 'm8.5 7-5 5 5 5M15.5 7l5 5-5 5M13.5 5l-3 14';

export const smileIcon: Icon =
  'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8.5 14.2a4.2 4.2 0 0 0 7 0M9 9.5v.01M15 9.5v.01';
