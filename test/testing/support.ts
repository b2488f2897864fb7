/** A native sidecar with a startup probe that takes at most 31 s. */
export const PROXY = {
  name: 'proxy',
  image: 'proxy:1',
  restartPolicy: 'Always',
  startupProbe: { tcpSocket: { port: 1 } },
};

/** An init step. */
export const MIGRATE = { name: 'migrate', image: 'shop:1' };

const HALF = { cpu: '500m', memory: '512Mi' };

/** What makes a container Guaranteed. */
export const GUARANTEED = { resources: { requests: HALF, limits: HALF } };

/** A Service as plain data. */
export const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: {} };

/** A Deployment as plain data, with the container `web` unless more is said of it and of its Pod. */
export function manifest(name: string, web: object = {}, spec: object = {}): object {
  const labels = { app: name };
  const containers = [{ name: 'web', image: 'shop:1', ...web }];
  const template = { metadata: { labels }, spec: { containers, ...spec } };
  const selector = { matchLabels: { ...labels } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { selector, template } };
}

/** What a failing expectation says. */
export function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the expectation passed');
}
