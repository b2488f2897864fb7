import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from '../../src/findings/finding';
import { docsOf, FindingLevel, type FindingKind } from '../../src/findings/finding-kind';
import type { FeatureTarget } from '../../src/kubernetes/fields/features';
import type { Fields } from '../../src/kubernetes/json';
import { podKindOf } from '../../src/kubernetes/kinds';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { objectsIn } from '../../src/manifests/objects';
import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import { Pod } from '../../src/pod/pod';
import { RULES, RULES_OF_OBJECTS, rulesAtLevel } from '../../src/rules/catalogue';
import { judge, judgeObjects } from '../../src/rules/engine';
import type { Rule } from '../../src/rules/rule';

/** The page about a kind of finding, taken apart. */
export interface RulePage {
  /** All that stands above the first section. */
  readonly head: string;
  readonly sections: { readonly [heading: string]: string };
}

/** Whether a kind of finding has a page. */
export function hasPage({ id }: FindingKind): boolean {
  return existsSync(docsOf(id));
}

/** The page about a kind of finding. */
export function pageOf({ id }: FindingKind): RulePage {
  const [head = '', ...sections] = readFileSync(docsOf(id), 'utf8').split(/^## /m);
  return { head, sections: Object.fromEntries(sections.map(sectionOf)) };
}

function sectionOf(text: string): [heading: string, body: string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end).trim()];
}

/** What must stand above the first section. */
export function headOfPage(kind: FindingKind & Partial<Pick<Rule, 'fields' | 'source' | 'mend'>>): string {
  const { id, summary, severity, level, fields = [], source, mend } = kind;
  return [
    `# ${id}\n\n${summary}\n`,
    `- Severity: ${severity}`,
    `- Level: ${level}`,
    ...(fields.length > 0 ? [`- Fields: ${fields.map((field) => `\`${field}\``).join(', ')}`] : []),
    ...(source === undefined ? [] : [`- Source: ${source}`]),
    ...(mend === undefined ? [] : ['- `--fix` mends it where nothing is in doubt']),
    '\n',
  ].join('\n');
}

/** The only code block of a section, if there is nothing else: a manifest, or TypeScript if only code can break the rule. */
export function codeOf(section: string): string | undefined {
  return /^```(?:yaml|typescript)\n([^]*?)\n```$/.exec(section)?.[1];
}

/**
 * What is found in the YAML of the page about a kind of finding, by its rule and all up to level `recommended`. The first
 * line can name a target, as in `# target: 1.27`.
 */
export function findingsInPage(yaml: string, { id }: FindingKind): Finding[] {
  const unasked = rulesAtLevel(FindingLevel.RECOMMENDED);
  const rules = RULES.filter((rule) => rule.id === id || unasked.includes(rule));
  const version = /^# target: (1\.\d+)$/m.exec(yaml)?.[1];
  const target = { version: version === undefined ? NEWEST_VERSION : KubernetesVersion.of(version), featureGates: {} };
  const manifests = manifestsIn(yaml);
  return [
    ...manifests.flatMap((manifest) => findingsOf(manifest, target, rules)),
    ...judgeObjects(
      manifests.map((manifest) => ({ manifest })),
      RULES_OF_OBJECTS,
    ),
  ];
}

function findingsOf(manifest: Fields, target: FeatureTarget, rules: readonly Rule[]): Finding[] {
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  return kind ? judge(new Pod({ kind, manifest, target }), rules) : [];
}

function manifestsIn(yaml: string): Fields[] {
  return [...readManifests(yaml)].flatMap((entry) => {
    if (isManifestProblem(entry)) throw new Error(`line ${entry.line}: ${entry.message}`);
    return objectsIn(entry.value).map((object) => {
      if ('problem' in object) throw new Error(`line ${entry.line}: ${object.problem}`);
      return object.object;
    });
  });
}
