import { parse } from 'yaml';
import type { Finding } from '../../src/findings/finding';
import { FindingLevel } from '../../src/findings/finding-kind';
import { foundByRules } from './found-by-rules';
import type { JsonObject } from './json';
import { pageSamples } from './rule-pages';
import type { Bench } from './run-suite';
import { secondsSince } from './report';

const STANDARDS = ['baseline', 'restricted'] as const;
type Standard = (typeof STANDARDS)[number];

/**
 * Sends the samples of the pages about Pod Security into namespaces that warn of each standard by the policy version of
 * the server. The warnings must hold, word for word, what the rules give as reason and detail, and none if they find
 * nothing.
 */
export async function runPodSecurity(bench: Bench, pages: string): Promise<void> {
  const start = Date.now();
  for (const standard of STANDARDS) await createNamespace(bench, standard);
  const samples = pageSamples(pages).filter(({ level }) => level === String(FindingLevel.RESTRICTED));
  let compared = 0;
  for (const { file, yaml } of samples) {
    const object = parse(yaml) as JsonObject;
    for (const standard of STANDARDS) compared += await compare(bench, file, object, standard);
  }
  const { minor } = bench.target;
  if (compared === 0) bench.report.fail(`${minor}  pod security: nothing was compared`);
  bench.report.say(`${minor}  pod security: ${compared} reasons of ${samples.length} samples, ${secondsSince(start)}`);
}

async function createNamespace({ client, target }: Bench, standard: Standard): Promise<void> {
  const label = 'pod-security.kubernetes.io/warn';
  const labels = { [label]: standard, [`${label}-version`]: `v${target.minor}` };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaceOf(standard), labels } };
  await client.send('POST', '/api/v1/namespaces', JSON.stringify(namespace));
}

/** How many reasons were compared; none of an object that the server refuses. */
async function compare(
  { client, target, report }: Bench,
  file: string,
  object: JsonObject,
  standard: Standard,
): Promise<number> {
  const found = foundByRules(object, target.minor);
  const url = `/apis/apps/v1/namespaces/${namespaceOf(standard)}/deployments?dryRun=All`;
  const { status, warnings } = await client.send('POST', url, JSON.stringify(object));
  if (status >= 300) return 0;
  const said = warnings.filter((warning) => warning.startsWith('would violate PodSecurity')).join('\n');
  const expected = found.flatMap((finding) => violationsOf(finding, standard));
  const missing = expected.filter((text) => !said.includes(text));
  const isPassed = missing.length === 0 && (said === '' || hasViolation(found, standard));
  if (isPassed) report.pass();
  else
    report.fail(
      `${target.minor}  pod security: ${file} by ${standard}`,
      `Kubernetes: ${said}`,
      ...missing.map((text) => `rules: ${text}`),
    );
  return expected.length;
}

/** What a finding says as Kubernetes does, if it is about a standard itself. */
function violationsOf({ message }: Finding, standard: Standard): string[] {
  const [, text] = new RegExp(`^the Pod violates PodSecurity "${standard}:v[\\d.]+": (.*)\\.$`).exec(message) ?? [];
  return text === undefined ? [] : [text];
}

function hasViolation(found: readonly Finding[], standard: Standard): boolean {
  const counting = standard === 'baseline' ? [standard] : STANDARDS;
  return found.some(({ tags }) => counting.some((each) => tags.includes(`pod-security-${each}`)));
}

function namespaceOf(standard: Standard): string {
  return `pod-security-${standard}`;
}
