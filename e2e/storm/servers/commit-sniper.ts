// Run as a process of its own: kills the server named by its second argument in the moment in which the next commit can be
// seen in the database named by its first, which is before the server can have told anybody. Ends with 0 for a hit.
import { DatabaseSync } from 'node:sqlite';

const [path = '', pid = ''] = process.argv.slice(2);
const patience_ms = 4_000;

const database = new DatabaseSync(path, { readOnly: true });
const version = database.prepare('pragma data_version');
const before = version.get()?.['data_version'];
const deadline = Date.now() + patience_ms;
while (version.get()?.['data_version'] === before) {
  if (Date.now() > deadline) process.exit(1);
}
process.kill(Number(pid), 'SIGKILL');
