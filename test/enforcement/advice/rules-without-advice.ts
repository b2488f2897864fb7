import { ADVICE } from '../../../src/enforcement/advice/with-advice';
import { RULES, RULES_OF_OBJECTS } from '../../../src/rules/catalogue';

/** The list of the rules without advice. A new rule joins it by `npm run rules`, so that whoever reviews it sees so. */
export const WITHOUT_ADVICE_FILE = 'test/enforcement/advice/without-advice.json';

/** The rules that have no advice for code: their fix names all that code would say. */
export function rulesWithoutAdvice(): string[] {
  return [...RULES, ...RULES_OF_OBJECTS]
    .map(({ id }) => id)
    .filter((id) => !Object.hasOwn(ADVICE, id))
    .sort();
}
