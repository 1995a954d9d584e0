/** socket.io and nothing else: what a connection costs before anybody has written a line. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { socketOptions } from './socket-options.ts';

const http = createServer((_request, response) => response.end('ready'));
const io = new Server(http, socketOptions);
io.of('/visitor').on('connection', () => {});

http.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
