import { textOf } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';

/** Programs that only watch the app: nobody waits for their answers. */
const WATCHES =
  /exporter$|(?:^|[_-])(?:fluent-?bit|fluentd|promtail|filebeat|vector|telegraf|jaeger-agent|datadog-agent|opentelemetry-collector[a-z-]*|otelcol[a-z-]*|grafana-agent|alloy|logrotate)$/;

/** Programs that stand between the app and others. */
const PROXIES = /^(?:cloud-sql-proxy|gce-proxy|alloydb-auth-proxy|pgbouncer|envoy|oauth2-proxy)$/;

/** Of those that watch, the ones that have no end, whatever their configuration is. */
const ENDLESS_WATCHERS = /^(?:fluent-bit|promtail)$/;

/** Whether a container runs a program that only watches the app. */
export function watchesApp(container: PodContainer): boolean {
  return WATCHES.test(programOf(container));
}

/** Whether a container runs a program that helps an app, and is none. */
export function runsHelper(container: PodContainer): boolean {
  return watchesApp(container) || PROXIES.test(programOf(container));
}

/** Whether a container runs a program that serves until it is stopped. */
export function runsForever(container: PodContainer): boolean {
  const program = programOf(container);
  return PROXIES.test(program) || ENDLESS_WATCHERS.test(program);
}

/** No repository is longer. */
const MAX_LENGTH = 255;

/** The last part of an image's repository, which mostly is the name of the program. */
function programOf({ fields }: PodContainer): string {
  const image = textOf(fields['image']) ?? '';
  const reference = image.slice(image.lastIndexOf('/') + 1, image.lastIndexOf('/') + 1 + MAX_LENGTH);
  return reference.split(/[:@]/)[0] ?? '';
}
