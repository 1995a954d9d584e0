// As commit-sniper.ts, for the Postgres database at the URL in its first argument. Another node may have committed what it
// sees; then the shot hits at some other moment.
import pg from 'pg';

const [url = '', pid = ''] = process.argv.slice(2);
const patience_ms = 4_000;

const client = new pg.Client({ connectionString: url });
await client.connect();
const look = async (): Promise<unknown> =>
  (await client.query('select sum(position) as sum from accounts')).rows[0]?.sum;
const before = await look();
const deadline = Date.now() + patience_ms;
while ((await look()) === before) {
  if (Date.now() > deadline) process.exit(1);
}
process.kill(Number(pid), 'SIGKILL');
process.exit(0);
