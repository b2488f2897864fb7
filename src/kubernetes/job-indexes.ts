const NUMBER = /^[+-]?\d+$/;

/**
 * How many indexes of a Job a text such as `0,2-4` names, or why it names none.
 *
 * Source: k8s.io/kubernetes/pkg/apis/batch/validation, validateIndexesFormat.
 */
export function indexesOf(text: string, completions: number): number | string {
  if (text === '') return 0;
  let [total, last] = [0, -Infinity];
  for (const part of text.split(',')) {
    const range = rangeOf(part.split('-'), completions);
    if (typeof range === 'string') return range;
    if (last >= range.from) return 'is not in order';
    total += range.to - range.from + 1;
    last = range.to;
  }
  return total;
}

function rangeOf(limits: readonly string[], completions: number): { from: number; to: number } | string {
  if (limits.length > 2) return 'has a range with more than two ends';
  if (!limits.every((limit) => NUMBER.test(limit))) return 'has something in it that is not a number';
  const [from = 0, to = from] = limits.map(Number);
  if (Math.max(from, to) >= completions) return `has an index that is not below ${completions}`;
  return limits.length === 2 && from >= to ? 'has a range that does not rise' : { from, to };
}
