import { parseImageReference } from './image';

/** Images that are known to be built without a shell, apart from tags that add one. */
interface ShellLessImages {
  /** The registry and the folders, up to the end or to a "/". */
  readonly repositories: readonly string[];
  /** The tags that have a shell. */
  readonly withShell: RegExp;
}

const SHELL_LESS: readonly ShellLessImages[] = [
  { repositories: ['gcr.io/distroless'], withShell: /^debug|-debug/ },
  { repositories: ['cgr.dev/chainguard'], withShell: /dev/ },
  {
    repositories: [
      'gcr.io/cloud-sql-connectors/cloud-sql-proxy',
      'docker.io/oliver006/redis_exporter',
      'quay.io/oauth2-proxy/oauth2-proxy',
    ],
    withShell: /alpine|bookworm|bullseye|buster/,
  },
  { repositories: ['cr.fluentbit.io/fluent/fluent-bit', 'docker.io/fluent/fluent-bit'], withShell: /debug/ },
  { repositories: ['docker.io/otel', 'ghcr.io/open-telemetry/opentelemetry-collector-releases'], withShell: /debug/ },
  {
    repositories: [
      'docker.io/nginx/nginx-prometheus-exporter',
      'quay.io/brancz/kube-rbac-proxy',
      'registry.k8s.io/kube-state-metrics/kube-state-metrics',
      'registry.k8s.io/metrics-server/metrics-server',
    ],
    withShell: /debug/,
  },
  {
    repositories: ['registry.k8s.io/pause', 'registry.k8s.io/coredns', 'docker.io/coredns', 'quay.io/jetstack'],
    withShell: /debug/,
  },
];

const DISTROLESS = 'distroless';

/** Whether an image is known to have no shell, so that nothing can be run in its containers but what it brings. */
export function hasNoShell(image: unknown): boolean {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (!reference) return false;
  const { domain, repository, tag = '' } = reference;
  const name = `${domain}/${repository}`;
  const known = SHELL_LESS.find(({ repositories }) =>
    repositories.some((folder) => name === folder || name.startsWith(`${folder}/`)),
  );
  if (known) return !known.withShell.test(tag);
  return (repository.includes(DISTROLESS) || tag.includes(DISTROLESS)) && !tag.includes('debug');
}
