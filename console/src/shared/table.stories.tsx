import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { names } from '../test/names.ts';
import { Table, type Column } from './table.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Table',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const people: readonly Person[] = Object.entries(names).map(([id, name]) => ({
  id,
  name,
  email: `${id}@porchlight.example`,
}));

function People({ rows }: { rows: readonly Person[] }) {
  const { t } = useTranslation();
  const columns: [Column<Person>, Column<Person>] = [
    {
      key: 'name',
      title: t('agents.name'),
      renderCell: ({ name }) => name,
      orderBy: (row) => row.name,
    },
    {
      key: 'email',
      title: t('agents.email'),
      renderCell: ({ email }) => email,
      orderBy: (row) => row.email,
    },
  ];
  return (
    <main className="p-6">
      <Table label={t('agents.table')} columns={columns} rows={rows} />
    </main>
  );
}

export const Many: StoryObj = {
  render: () => <People rows={people} />,
  play: async (context) => {
    const { t } = speechOf(context);
    const by_email = context.canvas.queryByRole('button', { name: t('agents.email') });
    // On a phone the rows are cards, and the order is chosen above them.
    if (by_email !== null) await userEvent.click(by_email);
    await expect(context.canvas.getAllByRole('row').length).toBeGreaterThanOrEqual(people.length);
  },
};

export const One: StoryObj = { render: () => <People rows={people.slice(0, 1)} /> };

export const None: StoryObj = { render: () => <People rows={[]} /> };
