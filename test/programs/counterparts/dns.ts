import { createSocket, type Socket } from 'node:dgram';

/** A server of names on 127.0.0.1, where the resolv.conf of the containers looks. It knows addresses of IPv4. */
export class Dns {
  private socket: Socket | undefined;

  /** @param names - the addresses by name, which may change */
  public constructor(public readonly names: Map<string, readonly string[]>) {}

  public start(): Promise<void> {
    const socket = createSocket('udp4');
    this.socket = socket;
    socket.on('message', (query, { port, address }) => socket.send(this.answer(query), port, address));
    return new Promise((resolve) => socket.bind(53, '127.0.0.1', resolve));
  }

  public stop(): Promise<void> {
    return new Promise((resolve) => (this.socket ? this.socket.close(() => resolve()) : resolve()));
  }

  /** Source: RFC 1035, section 4.1 */
  private answer(query: Buffer): Buffer {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.toString('ascii', at + 1, at + 1 + length));
      at += length + 1;
    }
    const question = query.subarray(12, at + 5);
    const known = this.names.get(labels.join('.').toLowerCase());
    const addresses = query.readUInt16BE(at + 1) === A ? (known ?? []) : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(known ? FOUND : NO_SUCH_NAME, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(addresses.length, 6);
    return Buffer.concat([header, question, ...addresses.map(record)]);
  }
}

const A = 1;

/** The flags of an answer: authoritative, recursion available. */
const [FOUND, NO_SUCH_NAME] = [0x8580, 0x8583];

/** The record of an address of the name in the question, good for a second. */
function record(address: string): Buffer {
  const head = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 1, 0, 4]);
  return Buffer.concat([head, Buffer.from(address.split('.').map(Number))]);
}
