import { copyIcon, signOutIcon } from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../../test/in-console.tsx';
import { names } from '../../test/names.ts';
import { Shelf } from '../../test/shelf.tsx';
import { Avatar } from '../avatar.tsx';
import { Button, IconButton } from '../button.tsx';
import { NoticeBar } from '../notice.tsx';
import { useTranslation } from '../translation.tsx';
import { HintPopup } from './hint-popup.tsx';
import { MenuPopup, type MenuEntry } from './menu-popup.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { PlainDialog } from './plain-dialog.tsx';
import { PopoverPopup } from './popover-popup.tsx';
import { UndoToast } from './undo-toast.tsx';

const meta: Meta = {
  title: 'Console/Components/Over the page',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const act = fn();
const over = () => within(document.body);

/** A button, and what hangs on it. */
function Anchored({
  children,
}: {
  children: (anchor: RefObject<HTMLButtonElement | null>) => ReactNode;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const { t } = useTranslation();
  return (
    <Shelf>
      <Button ref={anchor} look="secondary">
        {t('account.menu')}
      </Button>
      {children(anchor)}
    </Shelf>
  );
}

function OpenMenu() {
  const { t } = useTranslation();
  const people = Object.entries(names).map(([value, label]) => ({
    value,
    label,
    before: <Avatar id={value} name={label} size="xs" />,
  }));
  const entries: MenuEntry[] = [
    {
      kind: 'choice',
      label: t('thread.assign_title'),
      value: 'plain',
      options: people,
      choose: act,
    },
    { kind: 'separator' },
    { kind: 'action', label: t('copy.copy'), icon: copyIcon, run: act },
    { kind: 'action', label: t('account.sign_out'), icon: signOutIcon, run: act },
  ];
  return (
    <Anchored>
      {(anchor) => (
        <MenuPopup
          anchor={anchor}
          open
          onOpenChange={act}
          label={t('account.menu')}
          entries={entries}
          side="bottom"
        />
      )}
    </Anchored>
  );
}

export const Menu: StoryObj = {
  render: () => <OpenMenu />,
  play: async (context) => {
    act.mockClear();
    const { t } = speechOf(context);
    const item = await over().findByRole('menuitem', { name: t('copy.copy') });
    await userEvent.click(item);
    await expect(act).toHaveBeenCalled();
  },
};

function OpenPopover() {
  const { t } = useTranslation();
  return (
    <Anchored>
      {(anchor) => (
        <PopoverPopup anchor={anchor} open onOpenChange={act} title={t('details.title')}>
          {t('about.unclear')}
        </PopoverPopup>
      )}
    </Anchored>
  );
}

export const Popover: StoryObj = {
  render: () => <OpenPopover />,
  play: async (context) => {
    await over().findByRole('dialog', { name: speechOf(context).t('details.title') });
  },
};

function Hinted() {
  const { t } = useTranslation();
  const [element, setElement] = useState<Element | null>(null);
  const words = t('copy.copy');
  return (
    <Shelf>
      <IconButton ref={setElement} icon={copyIcon} label={words} shortcut="c" />
      {element && <HintPopup hint={{ element, words, key: 'c' }} />}
    </Shelf>
  );
}

export const Hint: StoryObj = {
  render: () => <Hinted />,
  play: async (context) => {
    const { t } = speechOf(context);
    await expect(await over().findByText(t('copy.copy'))).toBeVisible();
  },
};

function OpenModal() {
  const { t } = useTranslation();
  return (
    <ModalDialog title={t('shortcuts.title')} lead={t('shortcuts.lead')} onClose={act}>
      <Button look="primary" className="mt-6" onClick={act}>
        {t('shortcuts.close')}
      </Button>
    </ModalDialog>
  );
}

export const Modal: StoryObj = {
  render: () => <OpenModal />,
  play: async () => {
    act.mockClear();
    await over().findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await expect(act).toHaveBeenCalled();
  },
};

function OpenPlain() {
  const { t } = useTranslation();
  return (
    <PlainDialog
      title={t('sign_out.title')}
      lead={t('sign_out.all_sent')}
      stay={t('sign_out.stay')}
      go={t('sign_out.confirm')}
      onClose={act}
      onGo={act}
    />
  );
}

export const Plain: StoryObj = {
  render: () => <OpenPlain />,
  play: async (context) => {
    act.mockClear();
    const { t } = speechOf(context);
    await userEvent.click(over().getByRole('button', { name: t('sign_out.stay') }));
    await expect(act).toHaveBeenCalledOnce();
  },
};

function Told() {
  const { t } = useTranslation();
  return <NoticeBar notice={{ sentence: t('failure.server_away') }} />;
}

export const Notice: StoryObj = {
  render: () => <Told />,
  play: async (context) => {
    const { t } = speechOf(context);
    await expect(context.canvas.getByText(t('failure.server_away'))).toBeVisible();
  },
};

function Undoing() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <UndoToast sentence={t('undo.resolved')} undo={act} shown_ms={60_000} />
    </Shelf>
  );
}

export const Undo: StoryObj = {
  render: () => <Undoing />,
  play: async (context) => {
    await over().findByRole('button', { name: speechOf(context).t('undo.button') });
  },
};

export const Undone: StoryObj = {
  render: () => <Undoing />,
  play: async (context) => {
    const { t } = speechOf(context);
    await over().findByRole('button', { name: t('undo.button') });
    act.mockClear();
    await userEvent.keyboard('z');
    await expect(act).toHaveBeenCalledOnce();
    await waitFor(() =>
      expect(over().queryByRole('button', { name: t('undo.button') })).toBeNull(),
    );
  },
};
