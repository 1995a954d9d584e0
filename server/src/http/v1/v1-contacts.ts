import {
  limits,
  type Attributes,
  type AttributeWishes,
  type Contact,
  type Inbox,
  type VisitContext,
} from '@porchlight/protocol';
import {
  attributeWishesSchema,
  cleanText,
  emailSchema,
  sourceIdSchema,
} from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { momentOf } from '../../domain/clock.ts';
import type { Domain } from '../../domain/create-domain.ts';
import type { ContactSource, Numbered, NumberedContact } from '../../domain/number-store.ts';
import { openV1Desk, v1Number, type V1Desk } from './v1-desk.ts';
import { contactJson, inboxJson, sourceJson, type V1People } from './v1-json.ts';
import { sendV1NotFound } from './v1-problem.ts';

/** What may be told of a contact. `additional_attributes` are ignored like all that contacts don't have here. */
const contactFields = {
  name: cleanText(limits.name_length).nullish(),
  email: z.union([emailSchema, z.literal('')]).nullish(),
  custom_attributes: attributeWishesSchema.nullish(),
};

const contactChangesSchema = z.object(contactFields);

const newContactSchema = z.object({
  ...contactFields,
  inbox_id: z.coerce.number().int().exactOptional(),
  source_id: sourceIdSchema.nullish(),
});

const newSourceSchema = z.object({
  inbox_id: z.coerce.number().int(),
  source_id: sourceIdSchema.nullish(),
});

/** Contacts in one page, as Chatwoot has it. */
const pageSize = 15;

/** Behind the last of these no contact could have a number. */
const mostPages = Math.floor(limits.seq / pageSize);

/** Contacts, and under which ids providers know them. */
export function addV1Contacts(app: FastifyInstance, domain: Domain): void {
  app.get<{ Querystring: { page?: string } }>('/contacts', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    if (desk === null) return reply;
    const page = v1Number(request.query.page ?? '1', mostPages) ?? 1;
    const { account_id } = desk.caller.principal;
    const { numbers } = domain.store;
    // Numbers have no gaps, so a page begins where the ones before it end.
    const contacts = await numbers.contactsAfter(account_id, (page - 1) * pageSize, pageSize);
    const people = await desk.people();
    const meta = { count: await numbers.contactCount(account_id), current_page: page };
    return { meta, payload: contacts.map((contact) => contactJson(contact, people)) };
  });

  app.get<{ Params: { id: string } }>('/contacts/:id', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    if (desk === null) return reply;
    const contact = await contactOf(desk, request.params.id);
    if (contact === null) return sendV1NotFound(reply);
    return { payload: contactJson(contact, await desk.people()) };
  });

  app.delete<{ Params: { id: string } }>('/contacts/:id', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    if (desk === null) return reply;
    const contact = await contactOf(desk, request.params.id);
    if (contact === null) return sendV1NotFound(reply);
    const erasure = { command_id: domain.newId(), contact_id: contact.id };
    return (await desk.does('contact.erase', erasure)) ? {} : reply;
  });

  app.post('/contacts', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    const body = desk?.read(newContactSchema);
    if (!desk || !body) return reply;
    return createContact(desk, body);
  });

  app.route<{ Params: { id: string } }>({
    method: ['PUT', 'PATCH'],
    url: '/contacts/:id',
    async handler(request, reply) {
      const desk = await openV1Desk(domain, request, reply);
      const body = desk?.read(contactChangesSchema);
      if (!desk || !body) return reply;
      const contact = await contactOf(desk, request.params.id);
      // What is told of who is somebody else now, or nobody, would be seen nowhere.
      if (contact === null || hasLeft(contact)) return sendV1NotFound(reply);
      return changeContact(desk, contact, body);
    },
  });

  app.post<{ Params: { id: string } }>('/contacts/:id/contact_inboxes', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    const body = desk?.read(newSourceSchema);
    if (!desk || !body) return reply;
    const contact = await contactOf(desk, request.params.id);
    const people = await desk.people();
    const inbox = numbered(people, body.inbox_id);
    if (contact === null || hasLeft(contact) || inbox === undefined) return sendV1NotFound(reply);
    const source = sourceOf(desk, inbox, body.source_id);
    if (!(await domain.store.numbers.addSource(contact.id, source))) return sendTaken(desk);
    return sourceJson(source, people);
  });
}

async function createContact(desk: V1Desk, wish: z.output<typeof newContactSchema>) {
  const { domain, reply } = desk;
  const people = await desk.people();
  const inbox = wish.inbox_id === undefined ? undefined : numbered(people, wish.inbox_id);
  if (wish.inbox_id !== undefined && inbox === undefined) return sendV1NotFound(reply);
  const source = inbox === undefined ? null : sourceOf(desk, inbox, wish.source_id);
  const { account_id } = desk.caller.principal;
  const id = domain.newId();
  const row = { id, account_id, name: textOf(wish.name), email: textOf(wish.email) };
  const told = attributesOf(wish.custom_attributes ?? {});
  const contact = { ...row, ...told, created_at: momentOf(domain.clock), context: noVisit };
  if (!(await domain.store.numbers.createContact(contact, source))) return sendTaken(desk);
  const made = await domain.store.numbers.contactById(account_id, id);
  if (made === null) return sendV1NotFound(reply);
  const contact_inbox =
    source === null || inbox === undefined
      ? null
      : { source_id: source.source_id, inbox: inboxJson(inbox) };
  return { payload: { contact: contactJson(made, people), contact_inbox } };
}

async function changeContact(
  desk: V1Desk,
  { id: contact_id, number }: NumberedContact,
  { name, email, custom_attributes }: z.output<typeof contactChangesSchema>,
) {
  const { domain, reply, caller } = desk;
  const changes = {
    ...(name !== undefined && { name: textOf(name) }),
    ...(email !== undefined && { email: textOf(email) }),
    ...(custom_attributes && { attributes: custom_attributes }),
  };
  const wish = { command_id: domain.newId(), contact_id, ...changes };
  if (!(await desk.does('contact.update', wish))) return reply;
  const changed = await domain.store.numbers.contact(caller.principal.account_id, number);
  if (changed === null) return sendV1NotFound(reply);
  return { payload: contactJson(changed, await desk.people()) };
}

/** Chatwoot's clients say nothing by an empty text. */
function textOf(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** What is told of somebody of whom nothing was. */
function attributesOf(wishes: AttributeWishes): Pick<Contact, 'attributes'> {
  const told = Object.entries(wishes).filter(
    (entry): entry is [string, Attributes[string]] => entry[1] !== null,
  );
  return told.length === 0 ? {} : { attributes: Object.fromEntries(told) };
}

function hasLeft({ erased_at, merged_into }: Contact): boolean {
  return erased_at !== undefined || merged_into !== undefined;
}

/** Whoever a provider brings has visited no page. */
const noVisit: VisitContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

function contactOf({ domain, caller }: V1Desk, text: string) {
  const number = v1Number(text);
  return number === null ? null : domain.store.numbers.contact(caller.principal.account_id, number);
}

function numbered({ inboxes }: V1People, number: number): Numbered<Inbox> | undefined {
  return inboxes.find((inbox) => inbox.number === number);
}

/** Where the caller has no id of its own for a contact, it gets one. */
function sourceOf(
  { domain }: V1Desk,
  inbox: Inbox,
  source_id: string | null | undefined,
): ContactSource {
  return { inbox_id: inbox.id, source_id: source_id ?? domain.newId() };
}

function sendTaken({ reply }: V1Desk) {
  return reply.code(422).send({ error: 'source_id: another contact of this inbox has it' });
}
