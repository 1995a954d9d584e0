import type { Contact, Id } from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import type { WriteSession } from './database.ts';
import type { Tables } from './schema.ts';
import { type Builder, statement } from './statement.ts';

/** A contact about to be stored; who it is, is written when that is known. */
export type NewContact = Omit<Contact, 'identity' | 'merged_into' | 'erased_at'> & {
  readonly account_id: Id;
};

type NewRow = Omit<Tables['contacts'], 'identity' | 'merged_into' | 'erased_at'>;

/** Writes a contact with the next number of its account. */
export type ContactInsert = (session: WriteSession, contact: NewContact) => Soon<void>;

/** Compiles what makes a contact. */
export function createContactInsert(db: Builder): ContactInsert {
  const take = statement((p: { account_id: Id }) =>
    db
      .updateTable('accounts')
      .set((eb) => ({ contact_number: eb('contact_number', '+', 1) }))
      .where('id', '=', p.account_id)
      .returning('contact_number'),
  );
  const insert = statement((p: NewRow) => {
    const { id, account_id, name, email, created_at, context, attributes, number } = p;
    return db
      .insertInto('contacts')
      .values({ id, account_id, name, email, created_at, context, attributes, number });
  });
  return (session, contact) =>
    goOn(session.one(take, { account_id: contact.account_id }), (row) => {
      if (row === undefined) throw new Error(`no account ${contact.account_id}`);
      const { id, account_id, name, email, created_at } = contact;
      const context = JSON.stringify(contact.context);
      const attributes = contact.attributes ? JSON.stringify(contact.attributes) : null;
      const person = { id, account_id, name, email, created_at, context, attributes };
      const written = session.all(insert, { ...person, number: row.contact_number });
      return goOn(written, () => undefined);
    });
}
