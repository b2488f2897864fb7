import { Ambassador, InitStep, Placement, PodTemplate, Protocol } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { hardened: false } };
const WEB = { name: 'web', image: 'shop:1' };

describe('an ambassador', () => {
  test('declares its port first, and tells the app where it is', () => {
    const chart = newChart();
    const ambassador = new Ambassador(deployment(chart), 'database', {
      ...PLAIN,
      listen: { number: 5432, name: 'postgres', protocol: Protocol.TCP },
      ports: [{ number: 9127 }],
      clientVariables: {
        host: 'DATABASE_HOST',
        port: 'DATABASE_PORT',
        address: 'DATABASE',
        url: 'DATABASE_URL',
        urlScheme: 'postgres',
      },
    });
    expect([ambassador.containerName, ambassador.port]).toEqual(['database', 5432]);
    expect(podOf(chart)).toEqual({
      containers: [
        {
          ...WEB,
          env: [
            { name: 'DATABASE', value: '127.0.0.1:5432' },
            { name: 'DATABASE_HOST', value: '127.0.0.1' },
            { name: 'DATABASE_PORT', value: '5432' },
            { name: 'DATABASE_URL', value: 'postgres://127.0.0.1:5432' },
          ],
        },
      ],
      initContainers: [
        {
          name: 'database',
          image: 'envoy:1',
          restartPolicy: 'Always',
          ports: [{ containerPort: 5432, name: 'postgres', protocol: 'TCP' }, { containerPort: 9127 }],
        },
      ],
    });
  });

  test.each([
    [{ host: 'PG', port: 'PG' }, 'port', '`host` and `port`'],
    [{ address: 'PG', url: 'PG' }, 'url', '`address` and `url`'],
  ])('does not tell two facts by one variable: %j', (clientVariables, option, names) => {
    expect(messageOf(() => new Ambassador(deployment(newChart()), 'db', { ...PLAIN, listen: 5432, clientVariables })))
      .toBe(`1 finding:

error localhost-variables: ${names} name the same variable.
  at:  test/web/db
  in:  Ambassador.clientVariables.${option} = "PG"
  fix: give each a variable of its own; \`address\` tells host and port in one.`);
  });

  test('tells every app container, and no helper', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [WEB, { name: 'worker', image: 'shop:1' }] });
    PodTemplate.of(web).addContainer({ name: 'added', image: 'a:1' });
    const placement = Placement.APP_CONTAINER;
    new Ambassador(web, 'proxy', { ...PLAIN, placement, listen: { number: 81 }, clientVariables: { port: 'PROXY' } });
    const env = (podOf(chart)['containers'] as Json[]).map(
      (container) => [container['name'], container['env']] as unknown,
    );
    expect(env).toEqual([
      ['web', [{ name: 'PROXY', value: '81' }]],
      ['worker', [{ name: 'PROXY', value: '81' }]],
      ['added', [{ name: 'PROXY', value: '81' }]],
      ['proxy', undefined],
    ]);
  });

  test('tells the containers that the user names, also one that a later line adds', () => {
    const chart = newChart();
    const web = deployment(chart);
    const clients = ['migrate'];
    new Ambassador(web, 'proxy', { ...PLAIN, listen: { number: 81 }, clientVariables: { host: 'PROXY' }, clients });
    PodTemplate.of(web).addInitStep({ name: 'migrate', image: 'shop:1' });
    const { containers, initContainers } = podOf(chart);
    expect(containers).toEqual([WEB]);
    expect(initContainers[1]).toEqual({
      name: 'migrate',
      image: 'shop:1',
      env: [{ name: 'PROXY', value: '127.0.0.1' }],
    });
  });

  test('sets no variable if none is named', () => {
    const chart = newChart();
    new Ambassador(deployment(chart), 'proxy', { ...PLAIN, listen: { number: 81 }, clientVariables: {} });
    expect(podOf(chart)['containers']).toEqual([WEB]);
  });

  test('lets the app use its variables in those of its own', () => {
    const chart = newChart();
    const env = [{ name: 'URL', value: 'postgres://$(DATABASE_HOST):$(DATABASE_PORT)/shop' }];
    new Ambassador(deployment(chart, 'web', { containers: [{ ...WEB, env }] }), 'database', {
      ...PLAIN,
      listen: { number: 5432 },
      clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
    });
    expect(podOf(chart)['containers'][0].env).toEqual([
      { name: 'DATABASE_HOST', value: '127.0.0.1' },
      { name: 'DATABASE_PORT', value: '5432' },
      { name: 'URL', value: 'postgres://$(DATABASE_HOST):$(DATABASE_PORT)/shop' },
    ]);
  });
});

describe('an init step that is a client', () => {
  const props = { ...PLAIN, listen: { number: 81 }, clientVariables: { host: 'PROXY' }, clients: ['migrate'] };

  test('is refused before the ambassador, which does not run yet', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', PLAIN);
    new Ambassador(web, 'proxy', props);
    expect(refusalOf(chart)).toBe(`1 finding:

error client-starts-first: "migrate" is a client of "proxy", but runs to completion before "proxy" starts.
  at:  test/web/proxy, Deployment "web", container "migrate"
  in:  spec.template.spec.initContainers[0]
  fix: put it after the ambassador, with \`after: ['proxy']\` in the InitStep; the ambassador has to be a native sidecar.`);
  });

  test('is refused beside an ambassador that is an ordinary container', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Ambassador(web, 'proxy', { ...props, placement: Placement.APP_CONTAINER });
    new InitStep(web, 'migrate', PLAIN);
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error client-starts-first: "migrate" is a client of "proxy", but runs to completion before "proxy" starts.',
    );
  });

  test('is taken after the ambassador', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', { ...PLAIN, after: ['proxy'] });
    new Ambassador(web, 'proxy', props);
    expect((podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string)).toEqual(['proxy', 'migrate']);
  });
});

test('a client that is not there is refused with the names that are', () => {
  const chart = newChart();
  const clients = ['shop'];
  new Ambassador(deployment(chart), 'proxy', {
    ...PLAIN,
    listen: { number: 81 },
    clientVariables: { host: 'PROXY' },
    clients,
  });
  expect(refusalOf(chart)).toBe(`1 finding:

error unknown-container: no container has the name "shop": the Pod has "web".
  at:  test/web/proxy, Deployment "web"
  in:  Ambassador.clients[0] = "shop"
  fix: correct the name, or add the container.`);
});

test('a variable that the app has already is refused, with both sides', () => {
  const chart = newChart();
  const env = [{ name: 'DATABASE_HOST', value: 'db.prod' }];
  new Ambassador(deployment(chart, 'web', { containers: [{ ...WEB, env }] }), 'database', {
    ...PLAIN,
    listen: { number: 5432 },
    clientVariables: { host: 'DATABASE_HOST' },
  });
  expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-variable: the variable DATABASE_HOST is set 2 times, and the last one wins.
  at:  test/web/database, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].env[1].name = "DATABASE_HOST"
  by:  test/web, test/web/database
  fix: remove all but one, or choose another name.
  code: \`override: true\` in the \`clientVariables\` of the helper lets its variables take the place of those that are there.`);
});
