import { explainText, type ExplainedPod } from '../../src/explain/explain-object';
import { jsonReporter } from '../../src/explain/report/json-report';
import type { Reporter } from '../../src/explain/report/report';
import { textReporter } from '../../src/explain/report/text-report';
import { PLAIN } from '../../src/explain/layout/style';
import { NEWEST_VERSION, type KubernetesVersion } from '../../src/kubernetes/version';

/** The Pods of a manifest. */
export function podsIn(text: string, file = 'a.yaml', version: KubernetesVersion = NEWEST_VERSION): ExplainedPod[] {
  const options = { target: { version, featureGates: {} }, podKinds: [] };
  return [...explainText(file, text, options)].flatMap((entry) => (entry.type === 'pod' ? [entry.pod] : []));
}

/** The Pods of objects, which are taken as JSON. */
export function podsOf(...objects: readonly object[]): ExplainedPod[] {
  return objects.flatMap((object) => podsIn(JSON.stringify(object)));
}

/** What people read about a Pod, without colors. */
export function textOf(
  pod: ExplainedPod,
  reporter: Reporter = textReporter({ target: NEWEST_VERSION, paint: PLAIN, paintErrors: PLAIN }),
): string {
  return reporter.podText(pod);
}

/** What a program reads about Pods. */
export function jsonOf(pods: readonly ExplainedPod[]): unknown {
  const reporter = jsonReporter(NEWEST_VERSION);
  const end = { pods: pods.length, skipped: 0, unexplained: [], errors: [] };
  return JSON.parse(pods.map((pod) => reporter.podText(pod)).join('') + reporter.endText(end));
}
