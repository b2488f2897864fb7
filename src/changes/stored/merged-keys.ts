import { fieldsOf, isFields, listOf, textsOf, type Fields } from '../../kubernetes/json';

/**
 * The spec of a Pod without what the API server adds to its label selectors for the keys beside them: no manifest has it,
 * and it says nothing that the keys and the labels do not.
 *
 * Source: pkg/registry/core/pod/strategy.go, applyLabelKeysToLabelSelector
 */
export function withoutMergedKeys(spec: Fields): Fields {
  return withField(withField(spec, 'topologySpreadConstraints', inEach(unmerged)), 'affinity', inFields(affinity));
}

type Change = (value: unknown) => unknown;

function withField(holder: Fields, name: string, change: Change): Fields {
  return holder[name] === undefined ? holder : { ...holder, [name]: change(holder[name]) };
}

function inFields(change: (fields: Fields) => Fields): Change {
  return (value) => (isFields(value) ? change(value) : value);
}

function inEach(change: (fields: Fields) => Fields): Change {
  return (list) => (Array.isArray(list) ? list.map(inFields(change)) : list);
}

function affinity(fields: Fields): Fields {
  return withField(withField(fields, 'podAffinity', inFields(terms)), 'podAntiAffinity', inFields(terms));
}

function terms(fields: Fields): Fields {
  return withField(
    withField(fields, 'requiredDuringSchedulingIgnoredDuringExecution', inEach(unmerged)),
    'preferredDuringSchedulingIgnoredDuringExecution',
    inEach((weighted) => withField(weighted, 'podAffinityTerm', inFields(unmerged))),
  );
}

function unmerged(term: Fields): Fields {
  const added = new Map([
    ['In', textsOf(term['matchLabelKeys'])],
    ['NotIn', textsOf(term['mismatchLabelKeys'])],
  ]);
  return withField(
    term,
    'labelSelector',
    inFields((selector) => {
      const { matchExpressions, ...rest } = selector;
      const kept = listOf(matchExpressions).filter((expression) => !isAdded(fieldsOf(expression), added));
      return kept.length === 0 ? rest : { ...rest, matchExpressions: kept };
    }),
  );
}

function isAdded({ key, operator, values }: Fields, added: ReadonlyMap<unknown, readonly string[]>): boolean {
  return typeof key === 'string' && listOf(values).length === 1 && added.get(operator)?.includes(key) === true;
}
