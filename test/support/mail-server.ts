import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { localhostCertificate } from './localhost-certificate';

/** How a mail server takes the next messages. `answerLost`: it has the message, and hangs up before it says so. */
export type MailMood =
  | 'well'
  | 'unknownRecipient'
  | 'greylists'
  | 'refusesContent'
  | 'putsOffContent'
  | 'refusesSender'
  | 'shutsDown'
  | 'hangs'
  | 'answerLost'
  | 'hangsUp';

/** A real SMTP server on this machine. */
export interface MailServerOnSocket {
  readonly port: number;
  readonly received: ParsedMail[];
  readonly recipients: string[];
  mood: MailMood;
  close(): Promise<void>;
}

const fault = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

/** Starts an SMTP server on a free port. Its login, where it has one, is `platform` with `secret`. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServerOnSocket> {
  const sockets = new Set<Socket>();
  const state: Pick<MailServerOnSocket, 'received' | 'recipients'> & { mood: MailMood } = {
    mood: 'well',
    received: [],
    recipients: [],
  };
  const server = new SMTPServer({
    ...localhostCertificate,
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'platform' && password === 'secret'
        ? done(null, { user: username })
        : done(fault(535, 'wrong user or password')),
    onMailFrom: (_address, _session, done) => {
      if (state.mood === 'refusesSender') return done(fault(550, 'you may not send as this'));
      if (state.mood === 'shutsDown') return done(fault(421, 'closing for the night'));
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      if (state.mood === 'unknownRecipient') return done(fault(550, `5.1.1 <${address}>: no such user`));
      if (state.mood === 'greylists') return done(fault(450, `4.2.0 <${address}>: come back later`));
      state.recipients.push(address);
      done();
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        if (state.mood === 'hangs') return;
        if (state.mood === 'hangsUp') return sockets.forEach((socket) => socket.destroy());
        if (state.mood === 'refusesContent') return done(fault(554, 'this looks like spam'));
        if (state.mood === 'putsOffContent') return done(fault(452, 'the disk is full'));
        state.received.push(mail);
        if (state.mood === 'answerLost') return sockets.forEach((socket) => socket.destroy());
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => undefined); // of connections that are cut on purpose
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  });
}
