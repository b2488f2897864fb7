// cspell:words eror levl
import { FindingLevel, FindingSeverity, type Manifest } from '../../src';
import '../../src/testing/setup';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { manifest, messageOf } from './support';

const NEWEST = NEWEST_VERSION.toString();
const BAD = { image: 'Not An Image' };
const WAIVERS = 'cdk8s-pod-patterns/waivers';

function waiving(rule: string): object {
  const object = manifest('web', BAD) as Manifest;
  const text = JSON.stringify([{ rule, reason: 'the pipeline fills it in' }]);
  return { ...object, metadata: { ...object['metadata'], annotations: { [WAIVERS]: text } } };
}

describe('toHaveNoFindings', () => {
  test('a Pod in which nothing is found passes, and one with a finding fails with it', () => {
    expect(manifest('web')).toHaveNoFindings();
    expect(manifest('web', BAD)).not.toHaveNoFindings();
    expect(messageOf(() => expect(manifest('web', BAD)).toHaveNoFindings())).toContain(
      `expect(received).toHaveNoFindings()

Deployment "web", on Kubernetes ${NEWEST}, has 1 finding`,
    );
  });

  test('a finding that the annotation of the object waives does not count', () => {
    expect(waiving('image-reference')).toHaveNoFindings();
    expect(waiving('image-whitespace')).not.toHaveNoFindings();
  });

  test.each([
    [
      { level: 'strict' },
      'the option level of toHaveNoFindings is "strict", and must be "invalid", "recommended" or "restricted".',
    ],
    [
      { level: 'code' },
      'the option level of toHaveNoFindings is "code", and must be "invalid", "recommended" or "restricted".',
    ],
    [{ failOn: 'eror' }, 'the option failOn of toHaveNoFindings is "eror", and must be "error", "warning" or "info".'],
    [
      { levl: 'invalid' },
      'toHaveNoFindings has no option "levl". Did you mean "level"? There are "name", "kind", "target", "level" and "failOn".',
    ],
    [
      { target: '1.33' },
      'the option target of toHaveNoFindings is "1.33", and must be an object, such as { version: KubernetesVersion.V1_33 }.',
    ],
    ['invalid', 'the options of toHaveNoFindings must be an object, such as { name: \'web\' }, and are "invalid".'],
  ])('the options %j are refused, also behind .not', (options, message) => {
    const given = options as object;
    expect(messageOf(() => expect(manifest('web')).toHaveNoFindings(given))).toBe(message);
    expect(messageOf(() => expect(manifest('web', BAD)).not.toHaveNoFindings(given))).toBe(message);
  });

  test('the level and the severity choose what counts', () => {
    expect(manifest('web')).not.toHaveNoFindings({ level: FindingLevel.RESTRICTED });
    expect(manifest('web', BAD)).toHaveNoFindings({ level: FindingLevel.INVALID });
    const fraction = manifest('web', { resources: { limits: { memory: '1.5' } } });
    expect(fraction).not.toHaveNoFindings();
    expect(fraction).toHaveNoFindings({ failOn: FindingSeverity.ERROR });
  });
});
