import {
  attachIcon,
  chatIcon,
  clockIcon,
  codeIcon,
  mailIcon,
  sunIcon,
  usersIcon,
  verifiedIcon,
} from '@porchlight/design';
import {
  appearancePath,
  filesPath,
  firstContactPath,
  identityPath,
  mailPath,
  talkPath,
} from '../../shared/inbox-paths.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** A page of the settings. */
export interface SettingsPlace {
  readonly path: string;
  readonly icon: string;
  readonly name: string;
  /** What it is for. */
  readonly lead: string;
}

/** Pages that belong together. */
export interface SettingsGroup {
  readonly key: string;
  /** A website's own name; absent for what is about the whole house. */
  readonly title?: string;
  readonly places: readonly SettingsPlace[];
}

const ofWebsite = [
  { name: 'appearance', icon: sunIcon, pathOf: appearancePath },
  { name: 'first', icon: clockIcon, pathOf: firstContactPath },
  { name: 'talk', icon: chatIcon, pathOf: talkPath },
  { name: 'mail', icon: mailIcon, pathOf: mailPath },
  { name: 'files', icon: attachIcon, pathOf: filesPath },
  { name: 'identity', icon: verifiedIcon, pathOf: identityPath },
] as const;

/** Every page of the settings that is for whoever asks: what is set of a website is for admins. */
export function useSettingsGroups(): readonly SettingsGroup[] {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { data: websites = [] } = useWebsites();
  const house: SettingsGroup = {
    key: 'house',
    places: [
      {
        path: '/settings/install',
        icon: codeIcon,
        name: t('settings.install'),
        lead: t('settings.install_lead'),
      },
      {
        path: '/settings/agents',
        icon: usersIcon,
        name: t('settings.agents'),
        lead: t('settings.agents_lead'),
      },
    ],
  };
  if (agent.role !== 'admin') return [house];
  const groups = websites.map(({ id, name: title }) => ({
    key: id,
    title,
    places: ofWebsite.map(({ name, icon, pathOf }) => ({
      path: pathOf(id),
      icon,
      name: t(`settings.${name}`),
      lead: t(`settings.${name}_lead`),
    })),
  }));
  return [house, ...groups];
}
