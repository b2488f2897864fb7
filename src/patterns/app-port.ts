import { appPortUndeclared, portOutOfRange, type AppPortUse } from '../edits/port-problems';
import { addCheck } from '../edits/check';
import type { PodDraft } from '../edits/pod-draft';
import { EditPhase } from '../edits/pod-edit';
import type { EditProblem } from '../findings/problem';
import { isPortNumber } from '../kubernetes/port';
import { containersOf } from '../pod/containers';
import { portsOfContainer } from '../pod/network/ports';
import { constructPath } from '../tree/construct-path';
import type { PodHelper } from './parts/pod-helper';

/** A port of the app that a helper calls. */
export interface AppPort {
  readonly number: number;
  /** Whether nobody has to declare it. */
  readonly isUndeclared: boolean;
  readonly use: AppPortUse;
  /** The option that has the number. */
  readonly option: string;
}

/** Requires a port on which the app answers to a helper, and remembers it as one. */
export function requireAppPort(helper: PodHelper, port: AppPort): void {
  const { number, isUndeclared, use, option } = port;
  if (!isUndeclared) {
    helper.podTemplate._keep(addCheck(EditPhase.PATCHES, (draft) => undeclaredPort(helper, port, draft)));
  }
  helper.podTemplate._keep(
    addCheck(EditPhase.CONTAINER_PARTS, ({ provenance }) => {
      provenance.addAppPort(number);
      return isPortNumber(number)
        ? undefined
        : portOutOfRange({ port: number, use: use.range, option }, helper.node.path);
    }),
  );
}

/** Ports are declared for people and tools: if no container declares any, nothing is known. */
function undeclaredPort(helper: PodHelper, { number, use, option }: AppPort, draft: PodDraft): EditProblem | undefined {
  const others = containersOf(draft.spec).filter(({ kind, name }) => kind !== 'init' && name !== helper.containerName);
  const ports = others.flatMap(portsOfContainer);
  if (!isPortNumber(number) || ports.some(({ port }) => port === number)) return undefined;
  const numbers = draft
    .appContainers()
    .flatMap(portsOfContainer)
    .map(({ port }) => port);
  return appPortUndeclared(use, { port: number, declared: numbers, option }, constructPath(helper));
}
