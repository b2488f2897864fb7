import { greatest } from '../../kubernetes/greatest';
import { wrapped } from '../../explain/layout/wrap';
import { docsOf, FindingLevel, type FindingKind } from '../../findings/finding-kind';
import { FINDING_KINDS, RULES, RULES_OF_OBJECTS } from '../../rules/catalogue';
import type { ObjectsRule, Rule } from '../../rules/rule';
import { SCHEMA_VERSION } from './check-output';
import { printableJson } from './json';
import type { TextForm } from './text';

/** What is known of a kind of finding, for programs. */
export interface ListedRule extends FindingKind {
  /** Further groups that it belongs to. */
  readonly tags: readonly string[];
  /** The address of the page about it, from the root of the package. */
  readonly docs: string;
  /** The fields that it looks at; empty for what is found of code. */
  readonly fields: readonly string[];
  /** Where Kubernetes says that it must hold; null for what is found of code. */
  readonly source: string | null;
  /** Whether `check --fix` mends it if nothing is in doubt. */
  readonly fixable: boolean;
}

/** What `pod-patterns check --list-rules -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface RuleListOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** Everything that can be found, sorted by id. */
  readonly rules: readonly ListedRule[];
}

const RULES_BY_ID = new Map<string, ObjectsRule | Rule>([...RULES, ...RULES_OF_OBJECTS].map((rule) => [rule.id, rule]));

function isFixable(rule: ObjectsRule | Rule | undefined): boolean {
  return rule !== undefined && 'mend' in rule;
}

function listedRules(): ListedRule[] {
  return FINDING_KINDS.map(({ id, severity, level, tags = [], summary }) => {
    const rule = RULES_BY_ID.get(id);
    const { fields, source } = { fields: rule?.fields ?? [], source: rule?.source ?? null };
    return { id, severity, level, tags, summary, docs: docsOf(id), fields, source, fixable: isFixable(rule) };
  });
}

const SEVERITY_WIDTH = 'warning'.length;

/** Everything that can be found as one JSON object. */
export function* ruleListJson(): Generator<string> {
  const output: RuleListOutput = { schemaVersion: SCHEMA_VERSION, rules: listedRules() };
  yield `${printableJson(output, 2)}\n`;
}

/** Everything that can be found by level, for people. */
export function* ruleListText({ paint, width }: TextForm): Generator<string> {
  const idWidth = greatest(FINDING_KINDS.map(({ id }) => id.length));
  const indent = ' '.repeat(idWidth + SEVERITY_WIDTH + 4);
  for (const level of Object.values(FindingLevel)) {
    const kinds = FINDING_KINDS.filter((kind) => kind.level === level);
    if (kinds.length > 0) yield `${paint(`Level ${level}`, 'heading')}\n`;
    for (const { id, severity, summary } of kinds) {
      const text = isFixable(RULES_BY_ID.get(id)) ? `${summary} (--fix)` : summary;
      const [first = '', ...rest] = wrapped(text, width - indent.length);
      yield `  ${paint(id, 'name')}${' '.repeat(idWidth - id.length)} ${severity.padEnd(SEVERITY_WIDTH)} ${first}\n`;
      yield rest.map((line) => `${indent}${line}\n`).join('');
    }
    if (kinds.length > 0) yield '\n';
  }
  yield 'What is marked with (--fix) is mended by it where nothing is in doubt.\n';
  yield '"pod-patterns check --explain RULE" shows the page about one of them.\n';
}
