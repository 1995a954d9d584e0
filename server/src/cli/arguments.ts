import { emailSchema, nameSchema } from '@porchlight/protocol/schemas';
import { parseArgs } from 'node:util';

const usage = `Usage: pnpm porchlight user add --email ADDRESS --name NAME [--password PASSWORD]
       pnpm porchlight user password --email ADDRESS [--password PASSWORD]
       pnpm porchlight user role --email ADDRESS --role admin|agent
       pnpm porchlight user remove --email ADDRESS
       pnpm porchlight token create --email ADDRESS --name NAME
       pnpm porchlight secret renew
       pnpm porchlight backup FOLDER
       pnpm porchlight doctor

user add       Makes a colleague who can sign in to the console. Without a password one is made and printed once.
user password  Gives somebody a new password, and signs them out everywhere. Without a password one is made and printed once.
user role      Says what somebody may do.
user remove    Signs somebody out everywhere for good; their conversations go back to the team.
token create   Makes a token by which a program acts as the agent with this address. It is printed once.
backup         Copies database, secret and files to a folder, also while the server runs.
doctor         Looks at everything that a server needs, and says what is to be done.
secret renew   Takes the SECRET_KEY of now for the database's own, when it was changed on purpose. Stop the servers first.

A server that is running takes notice by itself.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    password: { type: 'string' },
    role: { type: 'string' },
  },
});

/** The words of the command. */
export const words: readonly string[] = positionals;

/** Ends with a sentence, by default with how commands are called. */
export function fail(sentence = usage): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** What stands behind an option. */
export function option(name: 'password' | 'role'): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Who is meant, by address and name. */
export function named(): { readonly email: string; readonly name: string } {
  if (values['name'] === undefined) fail();
  const email = addressed();
  const name = nameSchema.safeParse(values['name']);
  if (!name.success) fail('--name must be a name.');
  return { email, name: name.data };
}

/** Who is meant, by address. */
export function addressed(): string {
  if (values['email'] === undefined) fail();
  const email = emailSchema.safeParse(values['email']);
  if (!email.success) fail('--email must be an e-mail address.');
  return email.data;
}
