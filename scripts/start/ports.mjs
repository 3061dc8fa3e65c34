import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './terminal.mjs';

const taken = (port, host) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });

/** Refuses to go on when one of the ports is in use; `wanted` maps a variable to its port and host. */
export async function checkPorts(wanted) {
  const complaints = [];
  for (const [variable, { port, host }] of Object.entries(wanted)) {
    const error = await taken(port, host);
    if (error?.code === 'EADDRINUSE') {
      complaints.push(
        `端口 ${port} 已被占用，请释放它，或用 ${variable}=其他端口 启动。`,
        `Port ${port} is in use: free it, or start with ${variable}=another port.`,
      );
    } else if (error !== undefined) {
      complaints.push(
        `无法监听 ${host}:${port}（${error.code}），请检查 ${variable} 与 HOST。`,
        `Cannot listen on ${host}:${port} (${error.code}): check ${variable} and HOST.`,
      );
    }
  }
  if (complaints.length > 0) throw new SetupError(complaints.join('\n'));
}

const reachable = (host, port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });

/** Waits until something listens at host:port; answers whether it did in time. */
export async function listening(address, milliseconds) {
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at);
  const port = Number(address.slice(at + 1));
  for (const until = Date.now() + milliseconds; ;) {
    if (await reachable(host, port)) return true;
    if (Date.now() > until) return false;
    await sleep(50);
  }
}
