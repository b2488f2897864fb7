import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../../kubernetes/closest-name';
import { FINDING_KINDS, isFindingId } from '../../rules/catalogue';

/** The id of the rule that `--explain` names. */
export function parseRule(text: string): string {
  if (isFindingId(text)) return text;
  const ids = FINDING_KINDS.map(({ id }) => id);
  throw new InvalidArgumentError(`There is no rule "${text}".${didYouMean(text, ids)} --list-rules lists all.`);
}
