import { stopSignalOfImage } from '../../src/kubernetes/image-stop-signal';

test.each([
  ['haproxy:3.4.3', 'SIGUSR1'],
  ['docker.io/library/nginx:1.30.4-alpine', 'SIGQUIT'],
  ['nginxinc/nginx-unprivileged:1.30', 'SIGQUIT'],
  ['postgres@sha256:' + '0'.repeat(64), 'SIGINT'],
  ['httpd:2.4', 'SIGWINCH'],
  ['openresty/openresty:1.27.1.2-alpine', 'SIGQUIT'],
  ['kong:3.9', 'SIGQUIT'],
  ['kong/kong:3.9', 'SIGQUIT'],
  ['php:8.4-fpm-alpine', 'SIGQUIT'],
  ['php:fpm', 'SIGQUIT'],
  ['php:8.4-apache', 'SIGWINCH'],
  ['wordpress:6.8-php8.3-apache', 'SIGWINCH'],
  ['php:8.4-cli', undefined],
  ['php@sha256:' + '0'.repeat(64), undefined],
  ['bitnami/httpd:2.4', undefined],
  ['redis:8.10.1', undefined],
  ['ghcr.io/acme/nginx:1', undefined],
  ['nginx/nginx-prometheus-exporter:1.5.3', undefined],
  ['', undefined],
  [7, undefined],
])('the stop signal that the image %p names is %p', (image, signal) => {
  expect(stopSignalOfImage(image)).toBe(signal);
});
