import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FindingLevel } from '../../src/findings/finding-kind';
import { checked, type InputFile } from './checked';

const DIST = join(__dirname, '../../dist');

test('the gallery has no finding, not even an info, beyond what it waives with a reason', () => {
  const files = readdirSync(DIST).map((name): InputFile => [name, readFileSync(join(DIST, name), 'utf8')]);
  const { findings } = checked(files, { level: FindingLevel.RECOMMENDED, showsWaived: true });
  expect(findings.map(({ file, rule, waiver }) => [file, rule, waiver?.reason])).toEqual([
    ['generated-classes.k8s.yaml', 'proxy-start', 'checkout calls again until the proxy listens'],
  ]);
});
