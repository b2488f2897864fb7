import type { EditProblem } from '../findings/problem';
import { quotedList } from '../kubernetes/words';
import type { ContainerKind } from '../pod/containers';
import { partUndone } from './edit-problems';
import type { UndoingEdit, UndonePart } from './undone-part';

/** The problem of parts that one edit undid in the same way. */
export function undoneProblem(parts: readonly UndonePart[], edit: UndoingEdit | undefined): EditProblem {
  const [part] = parts as readonly [UndonePart, ...UndonePart[]];
  const { what, promise, container, path } = part;
  const by = edit === undefined ? 'a later edit or patch' : `${edit.call} on ${edit.author}`;
  const names = [...new Set(parts.map(({ name }) => name))];
  const place = container && [container.path, path].filter((step) => step !== undefined).join('.');
  return partUndone(
    {
      construct: promise.construct,
      message: (MESSAGES[what] ?? undoneText)(part, names, by),
      ...(container && { container: container.name }),
      ...(place !== undefined && { path: place }),
      ...dataOf(parts),
    },
    (promise.call === undefined ? undefined : SET_FIXES[what]) ?? FIXES[what],
  );
}

/** What tells findings that follow from this one. */
function dataOf(parts: readonly UndonePart[]): Pick<EditProblem['problem'], 'data'> {
  const removed = parts.filter(({ what }) => what === 'volume').map(({ name }) => name);
  const unmounted = parts.flatMap(({ volumes = [] }) => volumes);
  const changed = parts.flatMap(({ container, place }) => (place && container ? `${container.path}.${place}` : []));
  const lists = Object.entries({ removed, unmounted, changed }).filter(([, names]) => names.length > 0);
  if (lists.length === 0) return {};
  return { data: Object.fromEntries(lists.map(([name, values]) => [name, JSON.stringify(values)])) };
}

type Words = (part: UndonePart, names: readonly string[], by: string) => string;

const undoneText: Words = ({ what, promise, container, isMissing, name }, names, by) => {
  const isMany = names.length > 1 || name === '';
  const owner = container === undefined ? '' : ` of "${container.name}"`;
  const noun = name === '' || names.length === 1 ? what : `${what}s`;
  const said = name === '' ? noun : `${noun} ${quotedList(names)}`;
  const source = promise.call === undefined ? 'which this construct brings' : `which ${promise.call} sets`;
  return `the ${said}${owner}, ${source}, ${isMany ? 'are' : 'is'} ${isMissing ? 'removed' : 'changed'} by ${by}.`;
};

const MESSAGES: { readonly [what in UndonePart['what']]?: Words } = {
  container: (part, names, by) =>
    part.promise.call === undefined
      ? undoneText(part, names, by)
      : `the container "${part.name}", to which ${part.promise.call} applies, is removed by ${by}.`,
  kind: ({ promise, container, name }, _names, by) => {
    const [was, is] = [promise.kind ?? 'app', container?.kind ?? 'app'];
    return `"${name}", which this construct brings as ${KINDS[was]}, is made ${KINDS[is]} by ${by}${CONSEQUENCES[is]}.`;
  },
  order: ({ container }, names, by) =>
    `"${container?.name ?? ''}", which this construct puts ${names.join(' and ')}, is moved by ${by}.`,
};

const KINDS: { readonly [kind in ContainerKind]: string } = {
  init: 'an init step',
  sidecar: 'a native sidecar',
  app: 'an ordinary container',
  ephemeral: 'a container for debugging',
};

/** What follows if a helper becomes such a container. */
const CONSEQUENCES: { readonly [kind in ContainerKind]: string } = {
  init: ': the app starts only once it has ended',
  sidecar: ': the app no longer waits for its end',
  app: ': the app no longer waits for it',
  ephemeral: '',
};

/** Where the construct has an option for what an edit wants. */
const FIXES: { readonly [what in UndonePart['what']]?: string } = {
  kind: 'remove that edit, and use what makes such a container: an InitStep ends before the app starts, a Sidecar keeps running, and its `placement` says in which list.',
  order: 'remove that edit, and say the order in `before` and `after` of the construct.',
  volume: 'remove that edit, or say in the options of the construct what the volume is to be.',
  port: 'remove that edit, or give the construct the port that it is to have.',
  restriction:
    'remove that edit, or say it in `securityContext` of the construct, such as `readOnlyRootFilesystem: false`.',
  resources: 'remove that edit, or give the construct other `resources`.',
  probe: 'remove that edit, or give the construct the probe that it is to have.',
  hook: 'remove that edit, or give the construct the hook that it is to have.',
};

/** Where a call sets a field of a container. */
const SET_FIXES: { readonly [what in UndonePart['what']]?: string } = {
  container: 'keep the container, or apply this to the one that takes its place.',
  resources: 'remove that edit, or the tier; other amounts are those of another tier.',
  probe: 'remove that edit, or give the set the probe that the container is to have.',
  hook: 'remove that edit, or give the hooks the one that the container is to have.',
};
