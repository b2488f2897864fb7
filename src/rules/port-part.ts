import type { DeclaredPort } from '../pod/network/ports';
import type { Part } from './origins';

/** What tells two ports of a container apart. */
export function portKey(port: unknown, protocol: string): string {
  return `${String(port)}/${protocol}`;
}

/** A port as a part of the Pod whose maker is remembered. */
export function portPart({ container, port, protocol }: DeclaredPort): Part {
  return { type: 'port', container: container.name, port: portKey(port, protocol) };
}
