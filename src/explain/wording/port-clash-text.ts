import type { PortClash } from '../../pod/network/port-clashes';

/** What comes of two ports that want the same thing: the end of a sentence. */
export const CLASH_CONSEQUENCES: Readonly<Record<PortClash['of'], string>> = {
  port: 'the containers of a Pod share one address, so only one of them can listen on it',
  hostPort: 'a port of the node leads to one port of the Pod',
  name: 'whoever asks for the port by its name gets only one of them',
};
