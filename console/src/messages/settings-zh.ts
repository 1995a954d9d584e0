import { deskZh } from './settings/zh/desk.ts';
import { houseZh } from './settings/zh/house.ts';
import { websiteZh } from './settings/zh/website.ts';
import type { SettingsMessages } from './settings-en.ts';

/** What the settings' pages say, in Chinese. */
export const settingsZh: SettingsMessages = { ...houseZh, ...websiteZh, ...deskZh };
