import { createServer } from 'node:net';

/** A server on this machine that counts who connects, over TCP, and answers nothing. */
export async function watchConnections(): Promise<{
  port: number;
  connected(): number;
  stop(): void;
}> {
  let connectedCount = 0;
  const server = createServer((socket) => {
    connectedCount++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, connected: () => connectedCount, stop: () => server.close() };
}
