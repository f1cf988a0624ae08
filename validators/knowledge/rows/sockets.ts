import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SourceRow, TypeRow } from '../../../program/index.ts';

/** https://github.com/websockets/ws */
export const webSockets: LibraryRows = {
  types: [
    ['ws.Server', 'ws', 'Server.Instance'],
    ['ws.Server', 'ws', 'WebSocketServer.Instance'],
    ['ws.Socket', 'ws.Server', 'on.Argument[1].Parameter[0]'],
    ['http.IncomingMessage', 'ws.Server', 'on.Argument[1].Parameter[1]'],
    ['ws.Socket', 'express-ws', 'ReturnValue.app.ws.Argument[1].Parameter[0]'],
    ['express.Request', 'express-ws', 'ReturnValue.app.ws.Argument[1].Parameter[1]'],
    ['sockjs.Server', 'sockjs', 'createServer.ReturnValue'],
    ['ws.Socket', 'sockjs.Server', 'on.Argument[1].Parameter[0]'],
  ],
  sources: [
    ...each('on once', (name) => ['ws.Socket', `${name}.Argument[1].Parameter[0]`, 'remote', 'text'] as SourceRow),
    ['ws.Socket', 'onmessage.Parameter[0].data', 'remote', 'text'],
    ['ws.Socket', 'addEventListener.Argument[1].Parameter[0].data', 'remote', 'text'],
  ],
};

/** https://socket.io/docs/v4/server-api: every parameter of a listener was sent by the client. */
export const socketIo: LibraryRows = {
  types: [
    ['io.Server', 'socket.io', 'ReturnValue'],
    ['io.Server', 'socket.io', 'Server.Instance'],
    ['io.Server', 'socket.io', 'Instance'],
    ['io.Server', 'io.Server', 'of.ReturnValue'],
    ['io.Server', 'io.Server', 'sockets'],
    ['io.Server', 'io.Server', 'listen.ReturnValue'],
    ...each('on use', (name) => ['io.Socket', 'io.Server', `${name}.Argument[*].Parameter[0]`] as TypeRow),
    ['io.Socket', 'socket.io', 'Socket.Instance'],
    ['http.IncomingMessage', 'io.Socket', 'request'],
  ],
  sources: [
    ...each('on once', (name) => name).flatMap((name) => ['0', '1', '2'].map((at): SourceRow => ['io.Socket', `${name}.Argument[1].Parameter[${at}]`, 'remote', 'object'])),
    ['io.Socket', 'onAny.Argument[0].Parameter[1]', 'remote', 'object'],
    ['io.Socket', 'handshake.query', 'remote', 'object'],
    ['io.Socket', 'handshake.auth', 'remote', 'object'],
    ['io.Socket', 'handshake.headers', 'remote', 'text'],
  ],
};

/** https://nodejs.org/api/net.html: whoever connects sends what a socket reads. */
export const netSockets: LibraryRows = {
  types: [
    ['net.Socket', 'net', 'createServer.Argument[*].Parameter[0]'],
    ['net.Socket', 'tls', 'createServer.Argument[*].Parameter[0]'],
    ['net.Server', 'net', 'createServer.ReturnValue'],
    ['net.Socket', 'net.Server', 'on.Argument[1].Parameter[0]'],
  ],
  sources: [
    ...each('on once', (name) => ['net.Socket', `${name}.Argument[1].Parameter[0]`, 'remote', 'text'] as SourceRow),
    ['net.Socket', 'Element', 'remote', 'text'],
    ['dgram', 'createSocket.ReturnValue.on.Argument[1].Parameter[0]', 'remote', 'text'],
  ],
};
