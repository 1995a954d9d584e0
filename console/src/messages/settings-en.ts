import { deskEn } from './settings/en/desk.ts';
import { houseEn } from './settings/en/house.ts';
import { websiteEn } from './settings/en/website.ts';

/**
 * What the settings' pages, the way in and rarer parts say, in English: fetched with the first of them. Other languages have
 * the same keys.
 */
export const settingsEn = { ...houseEn, ...websiteEn, ...deskEn };

/** The shape of the settings' catalogues. */
export type SettingsMessages = typeof settingsEn;
