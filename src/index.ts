/**
 * Typed sidecars, ambassadors, adapters and init steps for any Pod that cdk8s synthesizes.
 *
 * @module cdk8s-pod-patterns
 * @packageDocumentation
 */

import type * as PodFields from './kubernetes/fields/generated/pod-fields';

// Kubernetes
export { EmptyDirMedium } from './kubernetes/empty-dir-medium';
export { ImagePullPolicy } from './kubernetes/image-pull-policy';
export { Protocol } from './kubernetes/protocol';
export { RestartPolicy } from './kubernetes/restart-policy';
export { KubernetesVersion } from './kubernetes/version';
export type { HttpGetOptions } from './kubernetes/http-get';
export type { PodFields };
export type { Manifest } from './kubernetes/json';

// Values of cdk8s-plus
export type { PlusLifecycle, PlusProbe } from './plus/plus-27-types';
export type { ContainerReference, VolumeReference } from './plus/pod-references';
export type { ContainerResources, CpuAmount, CpuResources, EnvironmentValue, SizeResources } from './plus/plus-types';

// Findings
export { FindingLevel, FindingSeverity } from './findings/finding-kind';
export { FindingsError } from './enforcement/findings-error';
export type { Finding, FindingCause, FindingLocation, FindingObject, FindingWaiver } from './findings/finding';

// The Pod of any workload
export { Findings } from './template/findings';
export type { ManifestFindingsOptions } from './template/findings';
export { Rules } from './template/rules';
export type { EnforceOptions, WaiverOptions } from './template/rules';
export { PodKinds } from './template/pod-kinds';
export { PodTemplate } from './template/pod-template';
export { PodTemplateEditor } from './template/pod-template-editor';
export { PodTemplateGroup } from './template/pod-template-group';
export { TargetCluster } from './template/target-cluster';
export type { PodTemplateGroupOptions } from './template/select-workloads';
export type { PodKindOptions } from './template/pod-kinds';
export type { PodVisitor } from './template/pod-visitors';
export type { PodTemplateOptions } from './template/locate';
export type { InitContainerOrder } from './template/init-container-order';
export type { TargetClusterOptions } from './template/target-cluster';

// Probes, resources, lifecycle
export { GracefulShutdown } from './lifecycle/graceful-shutdown';
export { JobLimits } from './lifecycle/job-limits';
export { LifecycleHandler } from './lifecycle/lifecycle-handler';
export { LifecycleHooks } from './lifecycle/lifecycle-hooks';
export { Probe } from './probes/probe';
export { ProbeSet } from './probes/probe-set';
export { ProbePresets } from './probes/probe-presets';
export { QosClass } from './kubernetes/qos-class';
export { PodTierFallback } from './qos/pod-tier-options';
export { QosPolicy } from './qos/qos-policy';
export { QosSizes } from './qos/qos-sizes';
export { QosTier } from './qos/qos-tier';
export type { GracefulShutdownProps } from './lifecycle/graceful-shutdown';
export type { JobLimitsOptions } from './lifecycle/job-limits';
export type { LifecycleHooksOptions } from './lifecycle/lifecycle-hooks';
export type { GrpcProbePresetOptions } from './probes/presets/grpc';
export type { HttpProbePresetOptions } from './probes/presets/http';
export type { MysqlProbePresetOptions } from './probes/presets/mysql';
export type { PostgresqlProbePresetOptions } from './probes/presets/postgresql';
export type { QueueWorkerProbePresetOptions } from './probes/presets/queue-worker';
export type { RabbitmqProbePresetOptions } from './probes/presets/rabbitmq';
export type { RedisProbePresetOptions } from './probes/presets/redis';
export type { SidecarProxyProbePresetOptions } from './probes/presets/sidecar-proxy';
export type { TcpProbePresetOptions } from './probes/presets/tcp';
export type { GrpcProbeOptions, HttpGetProbeOptions, TcpSocketProbeOptions } from './probes/probe';
export type { ApplyProbesOptions, ProbeSetOptions } from './probes/probe-set';
export type { ProbePresetOptions } from './probes/probe-preset-options';
export type { ProbeTiming } from './probes/probe-timing';
export type { HelperResources } from './qos/resource-amounts';
export type { PodTierOptions } from './qos/pod-tier-options';
export type { QosRequirement } from './qos/declarations';
export type { CpuAndMemory } from './qos/qos-sizes';
export type { BestEffortAmounts, BurstableAmounts, CpuRange, GuaranteedAmounts, SizeRange } from './qos/tier-amounts';

// Patterns
export { Adapter } from './patterns/adapter';
export { AdapterSource } from './patterns/adapter-source';
export { Ambassador } from './patterns/ambassador';
export { CloudSqlNetwork } from './patterns/cloud-sql-proxy/props';
export { CollectorExporter, CollectorSignal } from './patterns/collector/exporter';
export { CollectorHostScraper, CollectorLogFormat, CollectorOtlpProtocol } from './patterns/collector/inputs';
export { HaproxyConfig } from './patterns/config/haproxy-config';
export { Ini } from './patterns/config/ini';
export { NginxConfig } from './patterns/config/nginx-config';
export { Toml } from './patterns/config/toml';
export { FluentBitOutput } from './patterns/fluent-bit/output';
export { FluentBitFormat, FluentBitMultiline } from './patterns/fluent-bit/props';
export { Helper } from './patterns/helper';
export { HelperImages } from './patterns/helper-images';
export { InitStep } from './patterns/init-step';
export { EnvFromSource } from './patterns/parts/env-from';
export { MetricsDiscovery } from './patterns/parts/metrics-endpoint';
export { HelperVolume } from './patterns/parts/volumes';
export { RedisEviction } from './patterns/cache/redis-props';
export { PgBouncerPoolMode } from './patterns/pgbouncer/props';
export { Placement } from './patterns/placement';
export { EnvoyBalance } from './patterns/envoy/upstream-props';
export { HaproxyBalance, HaproxyProtocol } from './patterns/haproxy/props';
export { CloudSqlProxyAmbassador } from './patterns/presets/cloud-sql-proxy-ambassador';
export { ConfigReloaderSidecar } from './patterns/presets/config-reloader-sidecar';
export { GhostunnelAmbassador } from './patterns/presets/ghostunnel-ambassador';
export { GhostunnelReverseProxy } from './patterns/presets/ghostunnel-reverse-proxy';
export { GitSyncSidecar } from './patterns/presets/git-sync-sidecar';
export { EnvoyAmbassador } from './patterns/presets/envoy-ambassador';
export { EnvoyRedisAmbassador } from './patterns/presets/envoy-redis-ambassador';
export { EnvoyReverseProxy } from './patterns/presets/envoy-reverse-proxy';
export { FluentBitSidecar } from './patterns/presets/fluent-bit-sidecar';
export { HaproxyAmbassador } from './patterns/presets/haproxy-ambassador';
export { MemcachedSidecar } from './patterns/presets/memcached-sidecar';
export { NginxReverseProxy } from './patterns/presets/nginx-reverse-proxy';
export { OtelCollectorSidecar } from './patterns/presets/otel-collector-sidecar';
export { OAuth2ReverseProxy } from './patterns/presets/oauth2-reverse-proxy';
export { PgBouncerAmbassador } from './patterns/presets/pgbouncer-ambassador';
export { PostgresExporterAdapter } from './patterns/presets/postgres-exporter-adapter';
export { RedisCacheSidecar } from './patterns/presets/redis-cache-sidecar';
export { RedisExporterAdapter } from './patterns/presets/redis-exporter-adapter';
export { StatsdExporterAdapter } from './patterns/presets/statsd-exporter-adapter';
export { ReverseProxy } from './patterns/reverse-proxy';
export { SharedVolume } from './patterns/shared-volume';
export { Sidecar } from './patterns/sidecar';
export { StatsdMatch, StatsdMetricType, StatsdTimer } from './patterns/statsd/props';
export type { AdapterProps } from './patterns/adapter';
export type {
  DirectorySourceOptions,
  LogSourceOptions,
  PortSourceOptions,
  SharedVolumeSourceOptions,
} from './patterns/adapter-source';
export type { AmbassadorProps } from './patterns/ambassador';
export type { CloudSqlProxyAmbassadorProps } from './patterns/cloud-sql-proxy/props';
export type {
  CollectorDebugExporterOptions,
  CollectorExporterOptions,
  CollectorOtlpExporterOptions,
} from './patterns/collector/exporter';
export type {
  CollectorHostMetrics,
  CollectorLogFiles,
  CollectorOtlp,
  CollectorScrape,
  CollectorStatsd,
} from './patterns/collector/inputs';
export type { CollectorPrometheus, OtelCollectorSidecarProps } from './patterns/collector/props';
export type { AppRequest } from './patterns/app-request';
export type { HaproxySection } from './patterns/config/haproxy-config';
export type { NginxDirective } from './patterns/config/nginx-config';
export type { EnvoyAmbassadorProps, EnvoyRoute } from './patterns/envoy/ambassador-props';
export type { EnvoyHttpProps, EnvoyLocalhostProps, EnvoyProps, EnvoyRetries } from './patterns/envoy/props';
export type { EnvoyRedisAmbassadorProps } from './patterns/envoy/redis-props';
export type { EnvoyPortRoute, EnvoyReverseProxyProps, EnvoyTls } from './patterns/envoy/reverse-proxy-props';
export type {
  EnvoyCircuitBreaker,
  EnvoyServer,
  EnvoyUpstream,
  EnvoyUpstreamTls,
} from './patterns/envoy/upstream-props';
export type { FluentBitServer, FluentBitStdoutOptions } from './patterns/fluent-bit/output';
export type { FluentBitLogFiles, FluentBitSidecarProps } from './patterns/fluent-bit/props';
export type { HelperRegistryOptions } from './patterns/helper-images';
export type { HelperProps } from './patterns/helper-props';
export type { InitStepProps } from './patterns/init-step';
export type { ConfigurationFiles } from './patterns/parts/configuration';
export type { EnvFromSourceOptions } from './patterns/parts/env-from';
export type { LocalhostEndpoint } from './patterns/parts/localhost-endpoint';
export type { LocalhostVariables } from './patterns/parts/localhost-variables';
export type { MetricsDiscoveryOptions, MetricsEndpoint } from './patterns/parts/metrics-endpoint';
export type { HelperVolumeMount } from './patterns/parts/mounts';
export type { ObjectFilesOptions } from './patterns/parts/object-files';
export type { HelperPort } from './patterns/parts/ports';
export type { ObjectReference, SecretKeyReference } from './patterns/parts/references';
export type { EmptyDirMount } from './patterns/parts/empty-dirs';
export type { HelperCapabilities, HelperSecurityContext } from './patterns/parts/security-context';
export type { ClaimVolumeOptions, ObjectVolumeOptions } from './patterns/parts/volumes';
export type { PresetProps } from './patterns/preset-props';
export type { ConfigReloaderSidecarProps } from './patterns/presets/config-reloader-sidecar';
export type {
  GhostunnelAmbassadorProps,
  GhostunnelNames,
  GhostunnelProps,
  GhostunnelReverseProxyProps,
} from './patterns/ghostunnel/props';
export type { GitSyncLogin, GitSyncSidecarProps, GitSyncSsh } from './patterns/git-sync/props';
export type { HaproxyAmbassadorProps, HaproxyServer, HaproxyTls } from './patterns/haproxy/props';
export type { NginxCache, NginxReverseProxyProps, NginxRoute, NginxTls } from './patterns/nginx/props';
export type { MemcachedSidecarProps } from './patterns/cache/memcached-props';
export type { CacheSidecarProps } from './patterns/cache/props';
export type { RedisCacheSidecarProps } from './patterns/cache/redis-props';
export type { OAuth2ReverseProxyProps } from './patterns/oauth2-proxy/props';
export type { PostgresExporterAdapterProps } from './patterns/postgres-exporter/props';
export type { PgBouncerAmbassadorProps } from './patterns/pgbouncer/props';
export type { RedisExporterAdapterProps } from './patterns/presets/redis-exporter-adapter';
export type { ReverseProxyProps, UpstreamPort } from './patterns/reverse-proxy';
export type { SharedMemoryProps, SharedVolumeMount, SharedVolumeProps } from './patterns/shared-volume';
export type { SidecarProps } from './patterns/sidecar';
export type { StatsdExporterAdapterProps, StatsdMapping } from './patterns/statsd/props';

// Synthesis
export { LocalInclude } from './synthesis/local-include';
export { ManifestApp } from './synthesis/manifest-app';
export type { LocalIncludeProps } from './synthesis/local-include';
export type { ManifestAppProps } from './synthesis/manifest-app';

// Validation by the cdk8s command
export { PodPatternsValidation } from './validation/pod-patterns-validation';
export type { PodPatternsValidationOptions } from './validation/pod-patterns-validation';
export type {
  ValidationContext,
  ValidationReport,
  ValidationViolation,
  ViolatingResource,
} from './validation/validation-context';
