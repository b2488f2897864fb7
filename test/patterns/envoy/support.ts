import { objectOf, type Json, type newChart } from '../../template/support';
import { hardenedAs } from '../presets/support';

/** The prefix of the types of Envoy's extensions. */
export const TYPES = 'type.googleapis.com/envoy.extensions';

/** A file of the configuration of Envoy. */
export function fileOf(chart: ReturnType<typeof newChart>, name = 'envoy.json'): Json {
  return JSON.parse(objectOf(chart, 'ConfigMap')['data'][name] as string) as Json;
}

/** The container of an Envoy that is made with the least options, and takes connections on this port. */
export function containerOf(name: string, port: Json): Json {
  return {
    name,
    image: 'envoyproxy/envoy:distroless-v1.40.0',
    command: ['envoy', '-c', '/etc/envoy-proxy/envoy.json', '--concurrency', '2', '--disable-hot-restart'],
    restartPolicy: 'Always',
    ports: [port, { containerPort: 9902, name: 'envoy-health' }, { containerPort: 9901 }],
    volumeMounts: [{ name: `${name}-config`, mountPath: '/etc/envoy-proxy', readOnly: true }],
    startupProbe: {
      httpGet: { path: '/healthz', port: 9902 },
      periodSeconds: 1,
      timeoutSeconds: 1,
      failureThreshold: 31,
    },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    securityContext: hardenedAs(65532),
  };
}
