import { App } from 'cdk8s';
import { KubernetesVersion, PodTemplate, TargetCluster } from '../index';
import { BatchChart } from './batch';
import { CatalogClientsChart } from './catalog-clients';
import { DatabasePoolChart } from './database-pool';
import { DatabaseProxyChart } from './database-proxy';
import { ExistingYamlChart } from './existing-yaml';
import { GeneratedClassesChart } from './generated-classes';
import { GracefulStopsChart } from './graceful-stops';
import { LegacyMetricsChart } from './legacy-metrics';
import { LogShippingChart } from './log-shipping';
import { ManagedDatabaseChart } from './managed-database';
import { MetricsChart } from './metrics';
import { MutualTlsChart } from './mutual-tls';
import { OrdersDatabaseChart } from './orders-database';
import { PageCacheChart } from './page-cache';
import { PartnerApiChart } from './partner-api';
import { PartnerGatewayChart } from './partner-gateway';
import { PaymentProvidersChart } from './payment-providers';
import { ProbesChart } from './probes';
import { QosTiersChart } from './qos-tiers';
import { ReloadedSettingsChart } from './reloaded-settings';
import { SessionStoreChart } from './session-store';
import { SharedMemoryChart } from './shared-memory';
import { SingleSignOnChart } from './single-sign-on';
import { StorefrontChart } from './storefront';
import { SyncedContentChart } from './synced-content';
import { TelemetryChart } from './telemetry';
import { UnixSocketsChart } from './unix-sockets';

/** The app that shows every pattern; `outdir` is where the manifests go. */
export function gallery(outdir?: string): App {
  const app = new App(outdir === undefined ? {} : { outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  PodTemplate.all(app).addLabel('app.kubernetes.io/part-of', 'shop');

  new BatchChart(app, 'batch');
  new CatalogClientsChart(app, 'catalog-clients');
  new DatabasePoolChart(app, 'database-pool');
  new DatabaseProxyChart(app, 'database-proxy');
  new ExistingYamlChart(app, 'existing-yaml');
  new GeneratedClassesChart(app, 'generated-classes');
  new GracefulStopsChart(app, 'graceful-stops');
  new LegacyMetricsChart(app, 'legacy-metrics');
  new LogShippingChart(app, 'log-shipping');
  new ManagedDatabaseChart(app, 'managed-database');
  new MetricsChart(app, 'metrics');
  new MutualTlsChart(app, 'mutual-tls');
  new OrdersDatabaseChart(app, 'orders-database');
  new PageCacheChart(app, 'page-cache');
  new PartnerApiChart(app, 'partner-api');
  new PartnerGatewayChart(app, 'partner-gateway');
  new PaymentProvidersChart(app, 'payment-providers');
  new ProbesChart(app, 'probes');
  new QosTiersChart(app, 'qos-tiers');
  new ReloadedSettingsChart(app, 'reloaded-settings');
  new SessionStoreChart(app, 'session-store');
  new SharedMemoryChart(app, 'shared-memory');
  new SingleSignOnChart(app, 'single-sign-on');
  new StorefrontChart(app, 'storefront');
  new SyncedContentChart(app, 'synced-content');
  new TelemetryChart(app, 'telemetry');
  new UnixSocketsChart(app, 'unix-sockets');
  return app;
}

if (require.main === module) gallery().synth();
