import { findingText } from '../../src/findings/finding-text';
import { judgePod, type PodCase } from './judge-pod';

/** A Pod that breaks a rule, and every line that a user then sees; a blank line stands between two findings. */
export interface FailingCase {
  readonly pod: PodCase;
  readonly finds: readonly string[];
}

/** The Pods of a rule, by what each shows: it reads on as "… lets pass a name of 63 characters", "… finds …". */
export interface RuleCases {
  readonly passes: { readonly [shows: string]: PodCase };
  readonly fails: { readonly [shows: string]: FailingCase };
}

/** Tests a rule among all others: nothing at all is found in the Pods that pass, and nothing else in those that fail. */
export function describeRule(id: string, { passes, fails }: RuleCases): void {
  describe(`the rule ${id}`, () => {
    test.each(Object.entries(passes))('lets pass %s', (_shows, pod) => {
      expect(judgePod(pod).map(findingText)).toEqual([]);
    });

    test.each(Object.entries(fails))('finds %s', (_shows, { pod, finds }) => {
      const findings = judgePod(pod);
      expect(findings.map(findingText).join('\n\n').split('\n')).toEqual(finds);
      expect(findings.map(({ rule }) => rule)).toContain(id);
      expect(findings.flatMap(({ message, fix }) => [message, fix]).filter((text) => !isSentence(text))).toEqual([]);
    });
  });
}

/** A message or a fix goes on from the line it stands in, ends with a full stop, and names nothing that is not there. */
function isSentence(text: string): boolean {
  return /^\S.*[^.\s]\.$/.test(text) && !/undefined|NaN|\[object/.test(text);
}
