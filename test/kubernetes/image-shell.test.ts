import { hasNoShell } from '../../src/kubernetes/image-shell';

test.each([
  ['gcr.io/distroless/static-debian12', true],
  ['gcr.io/distroless/nodejs22-debian12:nonroot', true],
  ['gcr.io/distroless/nodejs22-debian12:debug-nonroot', false],
  ['gcr.io/distroless/static@sha256:' + 'a'.repeat(64), true],
  ['istio/proxyv2:1.27.0-distroless', true],
  ['envoyproxy/envoy-distroless:v1.36.0', true],
  ['cgr.dev/chainguard/nginx:latest', true],
  ['cgr.dev/chainguard/nginx:latest-dev', false],
  ['gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3', true],
  ['gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3-alpine', false],
  ['fluent/fluent-bit:5.2.0', true],
  ['cr.fluentbit.io/fluent/fluent-bit:5.2.0-debug', false],
  ['oliver006/redis_exporter:v1.80.0', true],
  ['quay.io/oauth2-proxy/oauth2-proxy:v7.15.3', true],
  ['quay.io/oauth2-proxy/oauth2-proxy:v7.15.3-alpine', false],
  ['registry.k8s.io/pause:3.10', true],
  ['nginx', false],
  ['ghcr.io/acme/shop:1.42.0', false],
  [' ', false],
  [undefined, false],
])('whether the image %p is known to have no shell: %p', (image, expected) => {
  expect(hasNoShell(image)).toBe(expected);
});
