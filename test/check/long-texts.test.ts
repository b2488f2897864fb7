import { FindingLevel } from '../../src/findings/finding-kind';
import type { Fields } from '../../src/kubernetes/json';
import { checked } from './checked';

const LENGTH = 200_000;

function repeated(text: string): string {
  return text.repeat(Math.ceil(LENGTH / text.length));
}

function probe(httpGet: Fields): Fields {
  return { livenessProbe: { httpGet: { port: 8080, ...httpGet } } };
}

function flag(name: string): Fields {
  return { args: [name, '127.0.0.1'], ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }] };
}

/** What `check` says of a Pod and of its explanation. */
function findingsOf(spec: Fields, metadata: Fields = {}): readonly unknown[] {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop', ...metadata }, spec };
  return checked([['shop.yaml', JSON.stringify(pod)]], { level: FindingLevel.RESTRICTED }).findings;
}

/** Texts in which an expression that tries each way to read them would take minutes. */
const CONTAINERS: { readonly [what: string]: Fields } = {
  'a command of blanks': { command: [`sh -c x${repeated(' ')}x`] },
  'a path of a probe': probe({ path: repeated('/_cluster/health') }),
  'a quantity of zeros': { resources: { limits: { cpu: `${'0'.repeat(99_000)}x` } } },
  'a quantity of blanks': { resources: { limits: { cpu: `x${repeated(' ')}x` } } },
  'the name of a resource': { resources: { limits: { [repeated('a[')]: 'x' } } },
  'an image of tags': { image: `undefined${repeated(':')}/x` },
  'an image of words': {
    image: `a/${repeated('opentelemetry-collector-')}!`,
    readinessProbe: { tcpSocket: { port: 1 } },
  },
  'a mounted path': { volumeMounts: [{ name: 'data', mountPath: `${repeated('/')}x` }] },
  'a flag': flag(`--${repeated('listen')}!`),
  'a reference to a variable': { args: [`$(${repeated('_SERVICE_HOST')}.)`] },
  'the key of a reference to a field': {
    env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: `metadata.labels${repeated("['")}x` } } }],
  },
};

const METADATA: { readonly [what: string]: Fields } = {
  'the key of a label': { labels: { [repeated('labels[')]: 'x' } },
  'the key of an annotation': { annotations: { [repeated('seccomp.security[')]: 'x' } },
};

const VOLUMES: { readonly [what: string]: Fields } = {
  'the name of an iSCSI target': { iscsi: { iqn: repeated('iqn.2001-04.'), targetPortal: 'portal', lun: 0 } },
};

describe('200,000 characters are judged as fast as they are read', () => {
  test.each(Object.keys(CONTAINERS))('a text is judged in %s', (what) => {
    expect(findingsOf({ containers: [{ name: 'app', image: 'app:1', ...CONTAINERS[what] }] })).not.toEqual([]);
  });

  test.each(Object.keys(METADATA))('a text is judged in %s', (what) => {
    expect(findingsOf({ containers: [{ name: 'app', image: 'app:1' }] }, METADATA[what])).not.toEqual([]);
  });

  test.each(Object.keys(VOLUMES))('a text is judged in %s', (what) => {
    const volumes = [{ name: 'data', ...VOLUMES[what] }];
    expect(findingsOf({ containers: [{ name: 'app', image: 'app:1' }], volumes })).not.toEqual([]);
  });
});
