import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, listOf, type Fields } from '../../kubernetes/json';
import { listed } from '../../kubernetes/words';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, type IndexedObject, type Workload } from '../selected-pods';

interface Selecting extends IndexedObject {
  readonly path: string;
  readonly wanted: Fields;
}

/**
 * A selector that finds no Pods is not one label away from Pods that it could mean: those of a workload with the same
 * name, or with all labels but one. What else a selector finds nobody can tell from an input, since other files can hold it.
 */
export const selectorMatch: ObjectsRule = {
  id: 'selector-match',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The labels by which a Service, budget or monitor looks for Pods are those that the Pods have.',
  fields: [...SELECTED_POD_FIELDS, 'spec.namespaceSelector'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    return selectingIn(index)
      .filter(({ namespace, wanted }) => index.firstSelectedBy(namespace, { matchLabels: wanted }) === undefined)
      .flatMap((selecting) => {
        const near = nearest(selecting, index);
        return near ? [problemOf(selecting, near)] : [];
      });
  },
};

function selectingIn(index: ObjectIndex): Selecting[] {
  const bySelector = [
    ...index.ofKind('policy', 'PodDisruptionBudget'),
    ...index.ofKind('monitoring.coreos.com', 'PodMonitor').filter(({ spec }) => isAbsent(spec['namespaceSelector'])),
  ];
  return [
    ...index
      .services()
      .map((service) => ({ ...service, path: 'spec.selector', wanted: fieldsOf(service.spec['selector']) })),
    ...bySelector.flatMap((object) => {
      const { matchLabels, matchExpressions } = fieldsOf(object.spec['selector']);
      const wanted = fieldsOf(matchLabels);
      const isPlain = listOf(matchExpressions).length === 0 && Object.keys(wanted).length > 0;
      return isPlain ? [{ ...object, path: 'spec.selector.matchLabels', wanted }] : [];
    }),
  ];
}

function nearest({ namespace, name, wanted }: Selecting, index: ObjectIndex): Workload | undefined {
  const named = index.workload(namespace, name);
  if (named) return named;
  const pairs = Object.entries(wanted);
  if (pairs.length < 2) return undefined;
  return pairs
    .map(([left]) => Object.fromEntries(pairs.filter(([label]) => label !== left)))
    .map((matchLabels) => index.firstSelectedBy(namespace, { matchLabels }))
    .find((workload) => workload !== undefined);
}

function problemOf(
  { object, kind, path, wanted }: Selecting,
  { kind: ofKind, name, labels, object: near }: Workload,
): ObjectProblem {
  const wrong = Object.entries(wanted).filter(([label, value]) => labels[label] !== value);
  const has = wrong.map(([label]) =>
    Object.hasOwn(labels, label) ? pairText(label, labels[label]) : `no label ${label}`,
  );
  return {
    object,
    relatedObjects: [near],
    objectPath: path,
    message: `the ${kind} looks for Pods with ${listed(wrong.map(([label, value]) => pairText(label, value)))} and finds none; those of ${ofKind} "${name}" have ${listed(has)}.`,
    fix: 'write the labels of the Pod template into the selector.',
  };
}

function pairText(name: string, value: unknown): string {
  return `${name}: ${JSON.stringify(value)}`;
}
