import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface SlowLineOptions {
  /** Of the server on this machine at its other end. */
  port: number;
  bytesPerSecond: number;
  /** On average; when it comes is drawn from `random`, as a line that fades is reset. */
  bytesBetweenResets: number;
  random(): number;
}

export interface SlowLine {
  url: string;
  /** All that went over the line towards the server. */
  sentBytes(): number;
  resets(): number;
  close(): Promise<void>;
}

/** A line to the server that is slow for all who use it, and breaks again and again. */
export async function openSlowLine(options: SlowLineOptions): Promise<SlowLine> {
  const { port, bytesPerSecond, bytesBetweenResets, random } = options;
  const open = new Set<Socket>();
  let [sent, resets, freeAt] = [0, 0, 0];
  const untilReset = () => -Math.log(1 - random()) * bytesBetweenResets;
  let left = untilReset();

  async function carry(from: Socket, to: Socket): Promise<void> {
    for await (const piece of from as AsyncIterable<Buffer>) {
      const now = performance.now();
      freeAt = Math.max(freeAt, now) + (piece.length / bytesPerSecond) * 1000;
      await wait(freeAt - now);
      if (to.destroyed) return;
      sent += piece.length;
      left -= piece.length;
      const isTaken = to.write(piece);
      if (left <= 0) {
        left = untilReset();
        resets += 1;
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      if (!isTaken) await Promise.race([once(to, 'drain'), once(to, 'close')]);
    }
    to.end();
  }

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      // A reset is what this line is for.
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    carry(near, far).catch(() => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sent,
    resets: () => resets,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
