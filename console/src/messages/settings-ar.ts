import { deskAr } from './settings/ar/desk.ts';
import { houseAr } from './settings/ar/house.ts';
import { websiteAr } from './settings/ar/website.ts';
import type { SettingsMessages } from './settings-en.ts';

/** What the settings' pages say, in Arabic. */
export const settingsAr: SettingsMessages = { ...houseAr, ...websiteAr, ...deskAr };
