import { textReporter } from '../../src/explain/report/text-report';
import type { SectionName } from '../../src/explain/report/sections';
import { PLAIN } from '../../src/explain/layout/style';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { podsIn } from './explained';

/** One section about a Pod of a spec, without the lines above it; empty if it says nothing. */
export function sectionText(
  section: SectionName,
  spec: object,
  {
    target = NEWEST_VERSION.toString(),
    kind = 'Pod',
    apiVersion = 'v1',
  }: { target?: string; kind?: string; apiVersion?: string } = {},
): string {
  const manifest = { apiVersion, kind, metadata: { name: 'web' }, spec };
  const version = KubernetesVersion.of(target);
  const [pod] = podsIn(JSON.stringify(manifest), 'a.yaml', version);
  const reporter = textReporter({ target: version, paint: PLAIN, paintErrors: PLAIN, sections: [section] });
  return reporter.podText(pod!).split('\n').slice(3).join('\n').trimEnd();
}
