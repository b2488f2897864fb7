import { CollectorExporter, CollectorOtlpProtocol } from '../../../src';
import { AS_JSON, collectorObjects, endCollector, podFolder, startCollector } from '../collector';
import { Authority } from '../counterparts/certificates';
import { OtlpServer } from '../counterparts/otlp-server';
import { sendSpan } from '../counterparts/telemetry';
import { hasStarted } from '../probes';
import { lastLine } from '../start-pod';
import { check, eventually, type ProgramBench } from '../suite';

const TLS_PORT = 4401;

/** Two collectors in a row, the second of which takes gRPC. */
export async function speaksGrpc(bench: ProgramBench, server: OtlpServer): Promise<void> {
  const sender = collectorObjects({
    otlp: {},
    exporters: [CollectorExporter.otlpGrpc({ endpoint: 'http://127.0.0.1:4317' })],
    healthPort: 13134,
    ownMetricsPort: 8886,
  });
  const taker = collectorObjects({
    otlp: { protocol: CollectorOtlpProtocol.GRPC },
    exporters: [CollectorExporter.otlpHttp({ endpoint: `http://127.0.0.1:${server.port}` })],
    config: AS_JSON,
  });
  const running = [
    await startCollector(podFolder(bench, 'sender'), sender),
    await startCollector(podFolder(bench, 'taker'), taker),
  ];
  for (const each of running) await hasStarted(each);
  await sendSpan('http://127.0.0.1:4318', 'over gRPC');
  const isThere = await eventually(() => server.items('traces').some(({ item }) => item['name'] === 'over gRPC'), 20);
  check(bench, 'a span passes from one to the other over gRPC', isThere, running.map(lastLine));
  for (const each of running) await endCollector(bench, each);
}

/** A server that an authority signed, and a collector that trusts another. */
export async function checksCertificates(bench: ProgramBench): Promise<void> {
  const [authority, other] = ['authority', 'other'].map((name) => new Authority(bench.folder, name));
  const certificate = authority?.sign('server', 'DNS:localhost');
  const server = new OtlpServer(TLS_PORT, certificate);
  await server.start();
  for (const [text, isTrusted] of [
    [authority?.text, true],
    [other?.text, false],
  ] as const) {
    const ca = { secret: { name: 'authority' }, key: 'ca.crt' };
    const exporters = [CollectorExporter.otlpHttp({ endpoint: `https://localhost:${TLS_PORT}`, ca })];
    const objects = collectorObjects({ otlp: {}, exporters, config: AS_JSON });
    const collector = await startCollector(podFolder(bench, `tls-${String(isTrusted)}`), objects, {
      authority: { 'ca.crt': text ?? '' },
    });
    await hasStarted(collector);
    const before = server.received.length;
    await sendSpan('http://127.0.0.1:4318', 'over TLS');
    const arrived = await eventually(() => server.received.length > before, isTrusted ? 10 : 2);
    const title = isTrusted
      ? 'it sends over TLS to a server that its authority signed'
      : 'it sends nothing to any other';
    check(bench, title, arrived === isTrusted, lastLine(collector));
    await endCollector(bench, collector, isTrusted ? 3 : 8);
  }
  await server.stop();
}
