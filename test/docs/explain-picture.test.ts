import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svgReporter } from '../../src/explain/report/svg-report';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { podsIn } from '../explain/explained';

const DOCS = join(__dirname, '../../docs');

test('the picture on the page about explain is what the command below its sample draws', () => {
  const page = readFileSync(join(DOCS, 'explain.md'), 'utf8');
  const [, sample = ''] =
    /```yaml\n(# web\.yaml\n[^]*?)```\n\n```sh\n.*explain -o svg --target 1\.33 /.exec(page) ?? [];
  const reporter = svgReporter();
  const [pod] = podsIn(sample, 'web.yaml', KubernetesVersion.V1_33);
  reporter.podText(pod!);
  const drawn = reporter.endText({ pods: 1, skipped: 0, unexplained: [], errors: [] });
  expect(readFileSync(join(DOCS, 'explain.svg'), 'utf8')).toBe(drawn);
});
