import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Ambassador, Probe, Sidecar } from '../../src';
import { hardened, shop } from './shop';
import { containersNamed, documents } from './synthesis';

// The notes name the use cases of a sidecar without manifests. Each stands once in the three files of this row, as it
// would be written for Kubernetes 1.33: a native sidecar, hardened.

test('S3: a security proxy is a sidecar that ends TLS in front of the app, with a certificate from a Secret', () => {
  const { app, web } = shop();
  web.addVolume(
    kplus.Volume.fromSecret(web, 'tls', kplus.Secret.fromSecretName(web, 'cert', 'shop-tls'), { name: 'tls' }),
  );
  new Sidecar(web, 'tls-proxy', {
    image: 'ghostunnel/ghostunnel:v1.11.1-distroless',
    securityContext: { user: 65532 },
    args: [
      'server',
      '--listen=0.0.0.0:8443',
      '--target=127.0.0.1:8080',
      '--cert=/tls/tls.crt',
      '--key=/tls/tls.key',
      '--disable-authentication',
    ],
    ports: [{ number: 8443, name: 'https' }],
    volumeMounts: [{ volume: 'tls', path: '/tls', readOnly: true }],
    readiness: Probe.fromTcpSocket({ port: 'https' }),
  });

  expect(containersNamed(app, 'tls-proxy')).toEqual(
    documents(`
name: tls-proxy
image: ghostunnel/ghostunnel:v1.11.1-distroless
restartPolicy: Always
args:
- server
- --listen=0.0.0.0:8443
- --target=127.0.0.1:8080
- --cert=/tls/tls.crt
- --key=/tls/tls.key
- --disable-authentication
ports:
- name: https
  containerPort: 8443
readinessProbe:
  tcpSocket:
    port: https
volumeMounts:
- name: tls
  mountPath: /tls
  readOnly: true
${hardened(65532)}`),
  );
});

test('S3: a caching service listens on localhost, and the app is told where', () => {
  const { app, web } = shop();
  new Ambassador(web, 'cache', {
    image: 'memcached:1.6.45',
    securityContext: { user: 11211 },
    args: ['-l', '127.0.0.1', '-m', '64'],
    resources: { memory: { request: Size.mebibytes(96), limit: Size.mebibytes(96) } },
    listen: { number: 11211 },
    clientVariables: { address: 'CACHE_ADDRESS' },
  });

  expect(containersNamed(app, 'cache')).toEqual(
    documents(`
name: cache
image: memcached:1.6.45
restartPolicy: Always
args:
- -l
- 127.0.0.1
- -m
- "64"
ports:
- containerPort: 11211
resources:
  limits:
    memory: 96Mi
  requests:
    memory: 96Mi
${hardened(11211)}`),
  );
  expect(containersNamed(app, 'web')).toMatchObject([{ env: [{ name: 'CACHE_ADDRESS', value: '127.0.0.1:11211' }] }]);
});

test('S3: a service-mesh proxy is Envoy between the app and every service that it calls', () => {
  const { app, web } = shop();
  new Ambassador(web, 'mesh-proxy', {
    image: 'envoyproxy/envoy:distroless-v1.40.0',
    securityContext: { user: 65532 },
    args: ['-c', '/etc/envoy/envoy.yaml', '--disable-hot-restart'],
    configuration: { path: '/etc/envoy', files: { 'envoy.yaml': ENVOY } },
    listen: { number: 15001, name: 'outbound' },
    ports: [{ number: 9901, name: 'admin' }],
    clientVariables: { address: 'HTTP_PROXY' },
    startsBeforeApp: true,
    startup: Probe.fromHttpGet({ port: 9901, path: '/ready', period: Duration.seconds(1), failureThreshold: 30 }),
  });

  expect(containersNamed(app, 'mesh-proxy')).toEqual(
    documents(`
name: mesh-proxy
image: envoyproxy/envoy:distroless-v1.40.0
restartPolicy: Always
args:
- -c
- /etc/envoy/envoy.yaml
- --disable-hot-restart
ports:
- name: outbound
  containerPort: 15001
- name: admin
  containerPort: 9901
startupProbe:
  httpGet:
    path: /ready
    port: 9901
  periodSeconds: 1
  failureThreshold: 30
volumeMounts:
- name: mesh-proxy-config
  mountPath: /etc/envoy
  readOnly: true
${hardened(65532)}`),
  );
  expect(containersNamed(app, 'web')).toMatchObject([{ env: [{ name: 'HTTP_PROXY', value: '127.0.0.1:15001' }] }]);
});

// What listens on which port, and where requests go, comes from the mesh's control plane.
const ENVOY = `
node: { id: shop, cluster: shop }
admin: { address: { socket_address: { address: 0.0.0.0, port_value: 9901 } } }
dynamic_resources:
  ads_config:
    api_type: GRPC
    transport_api_version: V3
    grpc_services: [{ envoy_grpc: { cluster_name: control-plane } }]
  lds_config: { resource_api_version: V3, ads: {} }
  cds_config: { resource_api_version: V3, ads: {} }
static_resources:
  clusters:
    - name: control-plane
      type: STRICT_DNS
      typed_extension_protocol_options:
        envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
          '@type': type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
          explicit_http_config: { http2_protocol_options: {} }
      load_assignment:
        cluster_name: control-plane
        endpoints:
          - lb_endpoints:
              - endpoint: { address: { socket_address: { address: mesh.mesh-system.svc, port_value: 18000 } } }
`;
