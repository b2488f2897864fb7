import { Ambassador, InitStep, Sidecar, type HelperProps } from '../../src';
import { deployment, findingsOf, newChart, podOf } from '../template/support';

const PLAIN = { image: 'proxy:1', securityContext: { hardened: false } };
const PROXY = { ...PLAIN, listen: { number: 5432 }, clientVariables: { host: 'DATABASE_HOST' } };

function messages(props: Partial<HelperProps>, proxy: { before?: string[] } = {}): string[] {
  const chart = newChart();
  const web = deployment(chart);
  new InitStep(web, 'migrate', { ...PLAIN, ...props });
  new Ambassador(web, 'database', { ...PROXY, ...proxy });
  return findingsOf(chart).map(({ message, fix }) => `${message as string} ${fix as string}`);
}

const FOUND = [
  '"migrate" calls port 5432 on localhost, but starts before "database", which listens there. ' +
    'let "database" start first, with `before: [\'migrate\']`; it has to be a native sidecar.',
];

describe('an init step that calls an ambassador before it runs is found', () => {
  test.each<[string, Partial<HelperProps>]>([
    ['its command', { command: ['migrate', '-database', 'postgres://shop@127.0.0.1:5432/shop', 'up'] }],
    ['its arguments', { args: ['-h', 'localhost', '-p', '5432'] }],
    ['a variable', { envVariables: { DATABASE_URL: { value: 'postgres://localhost:5432/shop' } } }],
  ])('such as in %s', (_what, props) => {
    expect(messages(props)).toEqual(FOUND);
  });
});

test('a native sidecar that starts before the ambassador is found as well', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'audit', { ...PLAIN, args: ['--database=127.0.0.1:5432'] });
  new Ambassador(web, 'database', PROXY);
  expect(findingsOf(chart).map(({ rule, container }) => [rule, container])).toEqual([['client-starts-first', 'audit']]);
});

describe('nothing is found', () => {
  test.each<[string, Partial<HelperProps>, string[]]>([
    ['for an ambassador that starts first', { args: ['127.0.0.1:5432'] }, ['migrate']],
    ['for a step that calls another port', { args: ['127.0.0.1:54321'] }, []],
    ['for a step that calls the service itself', { args: ['pg.prod.svc:5432'] }, []],
  ])('such as %s', (_what, props, before) => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', { ...PLAIN, ...props });
    new Ambassador(web, 'database', { ...PROXY, before });
    expect(podOf(chart)['initContainers']).toHaveLength(2);
  });
});
