import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands on loopback before a server that speaks TLS, and can cut it. */
export type CuttingProxy = {
  port: number;
  /** Whether it cuts each connection in the handshake; else it only passes on. */
  cut: boolean;
  /** How many it has cut. */
  cuts: number;
  close(): Promise<void>;
};

/** The first byte of a TLS record of the handshake. */
const handshake = 0x16;

/** Starts a proxy to a port of this computer, which cuts TLS in its handshake until told otherwise. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    keep(client);
    keep(upstream);
    client.on('data', (chunk) => {
      if (proxy.cut && chunk[0] === handshake) {
        proxy.cuts += 1;
        client.destroy();
        upstream.destroy();
      } else upstream.write(chunk);
    });
    client.on('end', () => upstream.end());
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    cut: true,
    cuts: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
