import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { Shelf } from '../test/shelf.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ColorField } from './color-field.tsx';
import { Select } from './overlays/select.tsx';
import { Tabs } from './tabs.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Choosing',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const roles = ['admin', 'agent'] as const;
type Role = (typeof roles)[number];

function useRole() {
  const { t } = useTranslation();
  const [value, setValue] = useState<Role>('agent');
  const options = roles.map((role) => ({ value: role, label: t(`agents.role_${role}`) }));
  return { label: t('agents.role'), value, options, setValue };
}

function OneOfMany() {
  const { setValue, ...role } = useRole();
  return (
    <Shelf>
      <Select {...role} onChoose={setValue} />
    </Shelf>
  );
}

export const SelectOpen: StoryObj = {
  render: () => <OneOfMany />,
  play: async (context) => {
    const { t } = speechOf(context);
    const field = context.canvas.getByRole('combobox', { name: t('agents.role') });
    await userEvent.click(field);
    const list = within(await within(document.body).findByRole('listbox'));
    await userEvent.click(list.getByRole('option', { name: t('agents.role_admin') }));
    await expect(field).toHaveTextContent(t('agents.role_admin'));
    await userEvent.click(field);
    await within(document.body).findByRole('listbox');
  },
};

function OneOfFew() {
  const { setValue, ...role } = useRole();
  const { t } = useTranslation();
  return (
    <Shelf>
      <ChoiceField {...role} hint={t('appearance.theme_hint')} choose={setValue} />
      <ChoiceField plain {...role} choose={setValue} />
    </Shelf>
  );
}

export const Choices: StoryObj = {
  render: () => <OneOfFew />,
  play: async (context) => {
    const name = speechOf(context).t('agents.role_admin');
    const [admin] = context.canvas.getAllByRole('radio', { name });
    if (admin) await userEvent.click(admin);
    await expect(admin).toBeChecked();
  },
};

function Parts() {
  const { setValue, label, value, options } = useRole();
  const tabs = options.map((option) => ({ ...option, tone: 'brand' as const }));
  return (
    <Shelf>
      <Tabs label={label} value={value} tabs={tabs} controls="part" onChoose={setValue} />
      <p id="part">{value}</p>
    </Shelf>
  );
}

export const TabList: StoryObj = {
  render: () => <Parts />,
  play: async (context) => {
    const { t } = speechOf(context);
    const [admin, agent] = roles.map((role) =>
      context.canvas.getByRole('tab', { name: t(`agents.role_${role}`) }),
    );
    agent?.focus();
    await userEvent.keyboard('{Home}');
    await expect(admin).toHaveFocus();
    await expect(admin).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{End}');
    await expect(agent).toHaveFocus();
  },
};

function Color({ first, fault }: { first: string; fault?: string }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(first);
  return (
    <ColorField
      label={t('appearance.color')}
      palette_label={t('appearance.color_palette')}
      value={value}
      fallback="#000000"
      placeholder="#000000"
      fault={fault}
      onValue={setValue}
    />
  );
}

function Colors() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <Color first="" />
      <Color first="#336699" />
      <Color first="teal" fault={t('appearance.color_wrong')} />
    </Shelf>
  );
}

export const ColorFields: StoryObj = { render: () => <Colors /> };
