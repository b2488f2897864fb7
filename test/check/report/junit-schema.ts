import { DOMParser, type Element } from '@xmldom/xmldom';

const TAGS: Readonly<Record<string, string>> = {
  tests: 'testcase',
  failures: 'failure',
  errors: 'error',
  skipped: 'skipped',
};
const COUNTS = Object.keys(TAGS);

interface ElementSchema {
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly holds: readonly string[];
}

const OUTCOME: ElementSchema = { must: [], may: ['type', 'message'], holds: [] };

/**
 * What an element must have, may have and holds, as far as reports need it.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
const SCHEMA: Readonly<Record<string, ElementSchema>> = {
  testsuites: { must: [], may: ['name', ...COUNTS], holds: ['testsuite'] },
  testsuite: { must: ['name', 'tests'], may: COUNTS, holds: ['testcase'] },
  testcase: { must: ['name', 'classname'], may: [], holds: ['failure', 'error', 'skipped'] },
  failure: OUTCOME,
  error: OUTCOME,
  skipped: OUTCOME,
};

/** What in a report is not as the schema of JUnit XML says, or is counted wrong. */
export function junitProblems(xml: string): string[] {
  const { documentElement } = new DOMParser().parseFromString(xml, 'text/xml');
  return documentElement?.tagName === 'testsuites' ? problemsOf(documentElement) : ['there is no testsuites'];
}

function problemsOf(element: Element): string[] {
  const { tagName } = element;
  const { must, may, holds } = SCHEMA[tagName] ?? { must: [], may: [], holds: [] };
  const names = [...element.attributes].map(({ name }) => name);
  const children = [...element.childNodes].filter(isElement);
  return [
    ...must.filter((name) => !names.includes(name)).map((name) => `${tagName} lacks ${name}`),
    ...names.filter((name) => ![...must, ...may].includes(name)).map((name) => `${tagName} has ${name}`),
    ...names.filter((name) => isWrongCount(element, name)).map((name) => `${tagName} counts wrong: ${name}`),
    ...children.filter((child) => !holds.includes(child.tagName)).map((child) => `${tagName} holds ${child.tagName}`),
    ...children.flatMap(problemsOf),
  ];
}

function isElement(node: unknown): node is Element {
  return (node as Element).nodeType === 1;
}

function isWrongCount(element: Element, name: string): boolean {
  const tag = COUNTS.includes(name) ? TAGS[name] : undefined;
  return tag !== undefined && element.getAttribute(name) !== String(element.getElementsByTagName(tag).length);
}
