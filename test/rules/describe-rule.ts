import { findingText } from '../../src/findings/finding-text';
import { FindingLevel } from '../../src/findings/finding-kind';
import { RULES } from '../../src/rules/catalogue';
import type { Rule } from '../../src/rules/rule';
import { judgePod, UNASKED_RULES, type PodCase } from './judge-pod';

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

/**
 * Tests a rule among all others but those that are for information: nothing at all is found in the Pods that pass, and
 * nothing else in those that fail. A rule of level `restricted` is tested alone, since hardly any Pod keeps all of them.
 */
export function describeRule(id: string, { passes, fails }: RuleCases): void {
  const rules = rulesBeside(id);
  describe(`the rule ${id}`, () => {
    test.each(Object.entries(passes))('lets pass %s', (_shows, pod) => {
      expect(judgePod(pod, rules).map(findingText)).toEqual([]);
    });

    test.each(Object.entries(fails))('finds %s', (_shows, { pod, finds }) => {
      const findings = judgePod(pod, rules);
      const texts = findings.flatMap(({ message, fix }) => [message, fix]);
      expect(findings.map(findingText).join('\n\n').split('\n')).toEqual(finds);
      expect(findings.map(({ rule }) => rule)).toContain(id);
      expect(texts.filter((text) => !isSentence(text))).toEqual([]);
      expect(texts.filter(isAboutCode)).toEqual([]);
    });
  });
}

function rulesBeside(id: string): readonly Rule[] {
  const own = RULES.filter((rule) => rule.id === id);
  const isAlone = own.some(({ level }) => level === FindingLevel.RESTRICTED);
  return isAlone ? own : [...UNASKED_RULES.filter((rule) => rule.id !== id), ...own].sort(byId);
}

function byId(left: Rule, right: Rule): number {
  return left.id < right.id ? -1 : 1;
}

/** A message or a fix goes on from the line it stands in, ends with a full stop, and names nothing that is not there. */
function isSentence(text: string): boolean {
  return /^\S.*[^.\s]\.$/.test(text) && !/undefined|NaN|\[object/.test(text);
}

const CALLS = /\bnew [A-Z]|\b[A-Z][A-Za-z]+\.([a-z]\w*\(|[A-Z]+_?)|\w\(\)/;
const CLASSES =
  /\b(PodTemplate|TargetCluster|SharedVolume|GracefulShutdown|LifecycleHooks|QosTier|JobLimits|InitStep)\b/;
const OPTIONS = /`(placement|security|hardened|mounts|metrics|discovery|configuration|source|before|after|name|port)`/;

/** What a rule says is for everybody who writes YAML: it names no class, call or option of this library. */
export function isAboutCode(text: string): boolean {
  return [CALLS, CLASSES, OPTIONS].some((pattern) => pattern.test(text));
}
