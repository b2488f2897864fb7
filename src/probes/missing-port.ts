import { PORT_HANDLERS } from '../kubernetes/probe-handlers';
import { isFields, type Fields } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { portsOfContainer } from '../pod/network/ports';
import { PROBE_NAMES } from '../pod/probe-names';
import { PROBE_FIELDS } from '../pod/handlers';
import { probePortMissing } from '../edits/edit-problems';
import { EditPhase, type PodEdit } from '../edits/pod-edit';

/** The handler of a probe that has no port yet; undefined if none is missing. */
export function handlerWithoutPort(probe: unknown): Fields | undefined {
  if (!isFields(probe)) return undefined;
  const handlers = PORT_HANDLERS.map((name) => probe[name]).filter(isFields);
  return handlers.find((handler) => handler['port'] === undefined);
}

/** Fills in the first TCP port that a container declares in its probes without a port, once all ports are known. */
export function fillMissingPorts(containerName: string): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      const container = containersOf(draft.spec).find(({ name }) => name === containerName);
      if (!container) return;
      const first = portsOfContainer(container).find(({ protocol }) => protocol === 'TCP');
      for (const field of PROBE_FIELDS) {
        const handler = handlerWithoutPort(container.fields[field]);
        if (handler && first) handler['port'] = first.port;
        else if (handler) draft.problems.push(probePortMissing(PROBE_NAMES[field], container, author));
      }
    },
  };
}
