import { didYouMean } from '../kubernetes/closest-name';
import { isFields, type Fields } from '../kubernetes/json';
import { quotedChoice, quotedList } from '../kubernetes/words';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { misuse } from './misuse';

const LEVELS: readonly string[] = Object.values(FindingLevel).filter((level) => level !== FindingLevel.CODE);
const SEVERITIES: readonly string[] = Object.values(FindingSeverity);

/** What each option of a matcher must be, in words, and whether a value is that. */
const OPTIONS: { readonly [name: string]: { readonly is: string; readonly fits: (value: unknown) => boolean } } = {
  name: { is: 'a string', fits: isText },
  kind: { is: 'a string, such as "Deployment"', fits: isText },
  target: { is: 'an object, such as { version: KubernetesVersion.V1_33 }', fits: isFields },
  initSteps: { is: 'an object, such as { migrate: 30 }', fits: isFields },
  level: { is: quotedChoice(LEVELS), fits: (value) => LEVELS.some((level) => level === value) },
  failOn: { is: quotedChoice(SEVERITIES), fits: (value) => SEVERITIES.some((severity) => severity === value) },
};

/** The options that every matcher takes. */
const COMMON = ['name', 'kind', 'target'];

/**
 * Refuses options that a matcher does not have, and values that they do not take: it would pass by accident.
 *
 * @param further - the options that this matcher has besides those of all
 * @throws Error for the first of them
 */
export function checkMatcherOptions(matcher: string, options: unknown, further: readonly string[] = []): void {
  if (options === undefined) return;
  if (!isFields(options)) {
    throw misuse(
      `the options of ${matcher} must be an object, such as { name: 'web' }, and are ${JSON.stringify(options)}.`,
    );
  }
  const names = [...COMMON, ...further];
  for (const [name, value] of Object.entries(options as Fields)) {
    if (!names.includes(name)) {
      throw misuse(`${matcher} has no option "${name}".${didYouMean(name, names)} There are ${quotedList(names)}.`);
    }
    const option = OPTIONS[name];
    if (value !== undefined && option?.fits(value) === false) {
      throw misuse(`the option ${name} of ${matcher} is ${JSON.stringify(value)}, and must be ${option.is}.`);
    }
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
