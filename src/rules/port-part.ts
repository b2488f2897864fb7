import type { DeclaredPort } from '../pod/ports';
import type { Part } from './origins';

/** A port as a part of the Pod whose maker is remembered. */
export function portPart({ container, port, protocol }: DeclaredPort): Part {
  return { type: 'port', container: container.name, port: `${String(port)}/${protocol}` };
}
