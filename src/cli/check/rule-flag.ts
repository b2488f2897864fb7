import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../../kubernetes/closest-name';
import { FINDING_KINDS } from '../../rules/catalogue';

/** The id of the rule that `--explain` names. */
export function parseRule(text: string): string {
  const ids = FINDING_KINDS.map(({ id }) => id);
  if (ids.includes(text)) return text;
  throw new InvalidArgumentError(`There is no rule "${text}".${didYouMean(text, ids)} --list-rules lists all.`);
}
