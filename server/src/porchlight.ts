import { fail, words } from './cli/arguments.ts';
import { makeBackup } from './cli/backup.ts';
import { examine } from './cli/doctor.ts';
import { takeNewSecret } from './cli/secret.ts';
import { addUser, giveRole, removeUser, renewPassword } from './cli/team.ts';
import { addToken } from './cli/token.ts';

// What it writes is for its owner alone, as a server's.
process.umask(0o077);
const command = words.join(' ');
if (command === 'user add') await addUser();
else if (command === 'user password') await renewPassword();
else if (command === 'user role') await giveRole();
else if (command === 'user remove') await removeUser();
else if (command === 'token create') await addToken();
else if (command === 'secret renew') await takeNewSecret();
else if (command === 'doctor') await examine();
else if (words[0] === 'backup') await makeBackup();
else fail();
