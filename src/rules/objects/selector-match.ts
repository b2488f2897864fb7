import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { groupBy } from '../../kubernetes/group-by';
import { fieldsOf, isAbsent, listOf, type Fields } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import { LabelIndex } from '../label-index';
import { labelsOf } from '../../kubernetes/labels-of';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { IndexedObject, ObjectIndex, SELECTED_POD_FIELDS } from '../selected-pods';

/** An object that looks for labels. */
interface Selecting {
  readonly from: IndexedObject;
  readonly path: string;
  readonly wanted: Fields;
}

/** What a selector can find: the Pods of a workload, or a Service. */
interface Selectable extends Pick<IndexedObject, 'object' | 'kind' | 'name'> {
  readonly labels: Fields;
}

/** A Service by its own labels. */
class LabelledService extends IndexedObject implements Selectable {
  public get labels(): Fields {
    return labelsOf(this.object.manifest);
  }
}

/**
 * A selector that finds nothing is not one label away from what it could mean: the Pods of a workload, or for a
 * ServiceMonitor a Service, with the same name or with all labels but one. What else a selector finds nobody can tell from
 * an input, since other files can hold it.
 */
export const selectorMatch: ObjectsRule = {
  id: 'selector-match',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A Service, budget or monitor looks for labels that its Pods or Services have.',
  fields: [...SELECTED_POD_FIELDS, 'spec.namespaceSelector'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    return [...problemsOfPods(index), ...problemsOfServices(index)];
  },
};

function problemsOfPods(index: ObjectIndex): ObjectProblem[] {
  return selectingIn(index)
    .filter(({ from, wanted }) => index.firstSelectedBy(from.namespace, { matchLabels: wanted }) === undefined)
    .flatMap((selecting) => {
      const { namespace, name } = selecting.from;
      const near =
        index.workload(namespace, name) ??
        nearest(selecting, (matchLabels) => index.firstSelectedBy(namespace, { matchLabels }));
      return near ? [problemOf(selecting, near, PODS)] : [];
    });
}

function problemsOfServices(index: ObjectIndex): ObjectProblem[] {
  const services = index.ofKind('', 'Service').map(({ object }) => new LabelledService(object));
  const besides = new Map(
    [...groupBy(services, ({ namespace }) => namespace)].map(([name, all]) => [name, servicesOf(all)]),
  );
  return monitorsIn(index, 'ServiceMonitor')
    .flatMap(byLabels)
    .flatMap((selecting) => {
      const beside = besides.get(selecting.from.namespace);
      const find = (matchLabels: Fields): Selectable | undefined => beside?.byLabels.firstSelectedBy({ matchLabels });
      if (find(selecting.wanted)) return [];
      const near = beside?.byName.get(selecting.from.name)?.[0] ?? nearest(selecting, find);
      return near ? [problemOf(selecting, near, SERVICES)] : [];
    });
}

/** The Services of a namespace as they are looked for. */
interface Services {
  readonly byLabels: LabelIndex<Selectable>;
  readonly byName: ReadonlyMap<string, readonly Selectable[]>;
}

function servicesOf(all: readonly Selectable[]): Services {
  return { byLabels: new LabelIndex(all, ({ labels }) => labels), byName: groupBy(all, ({ name }) => name) };
}

function selectingIn(index: ObjectIndex): Selecting[] {
  return [
    ...index.services().map((from) => ({ from, path: 'spec.selector', wanted: fieldsOf(from.spec['selector']) })),
    ...[...index.ofKind('policy', 'PodDisruptionBudget'), ...monitorsIn(index, 'PodMonitor')].flatMap(byLabels),
  ];
}

/** The monitors of a kind that watch their own namespace alone. */
function monitorsIn(index: ObjectIndex, kind: string): IndexedObject[] {
  return index.ofKind('monitoring.coreos.com', kind).filter(({ spec }) => isAbsent(spec['namespaceSelector']));
}

/** An object whose selector has labels and nothing else. */
function byLabels(from: IndexedObject): Selecting[] {
  const { matchLabels, matchExpressions } = fieldsOf(from.spec['selector']);
  const wanted = fieldsOf(matchLabels);
  const isPlain = listOf(matchExpressions).length === 0 && Object.keys(wanted).length > 0;
  return isPlain ? [{ from, path: 'spec.selector.matchLabels', wanted }] : [];
}

/** What is found by all labels but one. */
function nearest<Found>({ wanted }: Selecting, find: (labels: Fields) => Found | undefined): Found | undefined {
  const pairs = Object.entries(wanted);
  if (pairs.length < 2) return undefined;
  return pairs
    .map(([left]) => find(Object.fromEntries(pairs.filter(([label]) => label !== left))))
    .find((found) => found !== undefined);
}

/** How a message speaks of what a selector looks for. */
interface Wording {
  readonly wanted: string;
  readonly near: (kind: string, name: string) => string;
  readonly fix: string;
}

const PODS: Wording = {
  wanted: 'Pods',
  near: (kind, name) => `those of ${kind} "${name}" have`,
  fix: 'write the labels of the Pod template into the selector.',
};

const SERVICES: Wording = {
  wanted: 'Services',
  near: (kind, name) => `${kind} "${name}" has`,
  fix: 'write the labels of the Service, those in its own metadata, into the selector.',
};

function problemOf({ from, path, wanted }: Selecting, near: Selectable, wording: Wording): ObjectProblem {
  const { labels } = near;
  const wrong = Object.entries(wanted).filter(([label, value]) => labels[label] !== value);
  const has = wrong.map(([label]) =>
    Object.hasOwn(labels, label) ? pairText(label, labels[label]) : `no label ${label}`,
  );
  return {
    object: from.object,
    relatedObjects: [near.object],
    objectPath: path,
    message: `the ${from.kind} looks for ${wording.wanted} with ${listed(wrong.map(([label, value]) => pairText(label, value)))} and finds none; ${wording.near(near.kind, near.name)} ${listed(has)}.`,
    fix: wording.fix,
  };
}

function pairText(name: string, value: unknown): string {
  return `${name}: ${JSON.stringify(value)}`;
}
