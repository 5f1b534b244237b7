/** Firefox's own remote protocol: JSON with its length in front, over a local socket. */
import { connect, type Socket } from 'node:net';
import { within } from './deadline.ts';

type Reply = readonly [kind: 1, id: number, error: { error: string; message: string } | null, result: { value?: unknown }];
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

export interface Marionette {
  /** One command, with a timeout. */
  send(name: string, params?: Readonly<Record<string, unknown>>, ms?: number): Promise<unknown>;
  /** Runs sequences of commands one at a time: context and current tab are shared state. */
  alone<T>(sequence: () => Promise<T>): Promise<T>;
  end(): void;
}

/** Connects, and returns after the browser's greeting. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const greeted = new Promise<void>((done, fail) => {
    socket.once('error', fail);
    readMessages(socket, (message) => {
      if (!Array.isArray(message)) {
        done();
        return;
      }
      const [, id, error, result] = message as unknown as Reply;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result.value ?? result);
    });
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
    waiting.clear();
  });
  await within(10_000, 'the greeting of Firefox', greeted);

  return {
    send(name, params = {}, ms = 20_000) {
      lastId += 1;
      const id = lastId;
      const bytes = Buffer.from(JSON.stringify([0, id, name, params]));
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      socket.write(Buffer.concat([Buffer.from(`${String(bytes.length)}:`), bytes]));
      return within(ms, name, answer);
    },
    alone(sequence) {
      const result = queue.then(sequence, sequence);
      queue = result.catch(() => undefined);
      return result;
    },
    end() {
      socket.destroy();
    },
  };
}

function readMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const colon = bytes.indexOf(':');
      const length = colon < 0 ? Number.NaN : Number(bytes.subarray(0, colon).toString());
      if (Number.isNaN(length) || bytes.length < colon + 1 + length) return;
      onMessage(JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString('utf8')));
      bytes = bytes.subarray(colon + 1 + length);
    }
  });
}
