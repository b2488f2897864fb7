import { listed } from '../../../kubernetes/words';
import type { ExplainedClash, ExplainedPort } from '../../pod-explanation';
import type { PortClash } from '../../../pod/network/port-clashes';
import type { Block, Row } from '../../layout/blocks';
import type { Section } from '../report-section';

/** The ports on the one address that all containers share, and who is in whose way. */
export const portsSection: Section = {
  heading: ({ sharedNamespaces }) =>
    sharedNamespaces.network === 'node' ? 'Ports, on the address of the node' : "Ports, on the Pod's one address",
  blocks: ({ ports, portClashes }) =>
    ports.length === 0
      ? []
      : [
          { type: 'table', header: ['port', 'container', 'name', 'port of the node'], rows: ports.map(portRow) },
          ...portClashes.map(clashText),
        ],
};

function portRow({ container, name, port, protocol, hostPort }: ExplainedPort): Row {
  return [`${port}/${protocol}`, { text: container, style: 'name' }, name || '-', hostPort === 0 ? '-' : `${hostPort}`];
}

const WANTED: Readonly<Record<PortClash['of'], string>> = {
  port: 'the port',
  hostPort: 'the port of the node',
  name: 'the port name',
};

function clashText({ of, value, containers, consequence }: ExplainedClash): Block {
  const who = containers.length === 1 ? `${listed(containers)} wants twice` : `${listed(containers)} want`;
  return { type: 'text', style: 'bad', text: `Clash: ${who} ${WANTED[of]} ${value}, and ${consequence}.` };
}
