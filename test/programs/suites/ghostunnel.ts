import { connect as connectTls } from 'node:tls';
import { createServer, type Server } from 'node:https';
import { Duration } from 'cdk8s';
import {
  GhostunnelAmbassador,
  GhostunnelReverseProxy,
  type GhostunnelAmbassadorProps,
  type GhostunnelReverseProxyProps,
} from '../../../src';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { Authority, type Certificate } from '../counterparts/certificates';
import { ask } from '../counterparts/client';
import { closed, listening } from '../counterparts/servers';
import { metricsProblem } from '../metrics';
import { writeAtomically, type Files } from '../pod-files';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** ghostunnel in front of a web server and between a client and a server, with certificates that are renewed. */
export const GHOSTUNNEL: ProgramSuite = {
  name: 'ghostunnel',
  programs: ['ghostunnel', 'openssl', 'promtool'],
  mayLack: {
    program: 'ghostunnel',
    why: 'Not every Go module proxy has github.com/ghostunnel/ghostunnel; it can be built from its repository instead.',
  },
  run: async (bench) => {
    const authority = new Authority(bench.folder, 'authority');
    const app = new Backend('app', 8080);
    await inFront(bench, authority, app);
    await withoutClientCertificates(bench, authority, app);
    await stopping(bench, authority, app);
    await towards(bench, authority);
  },
};

const SECURE = `https://${POD_ADDRESS}:8443`;
const CA = { secret: { name: 'shop-tls' }, key: 'ca.crt' };

function secretOf({ certificateText, keyText }: Certificate, authority: Authority): Files {
  return { 'tls.crt': certificateText, 'tls.key': keyText, 'ca.crt': authority.text };
}

function serverSecret(authority: Authority, name = 'shop'): Files {
  return secretOf(authority.sign(name, `IP:${POD_ADDRESS}`, 'DNS:shop.example.com'), authority);
}

function startServer(
  bench: ProgramBench,
  secret: Files,
  props: Partial<GhostunnelReverseProxyProps> = {},
): Promise<RunningContainer> {
  const objects = objectsWith(
    (workload) =>
      new GhostunnelReverseProxy(workload, 'tls', {
        upstream: { number: 8080 },
        certificate: { name: 'shop-tls' },
        reloadInterval: Duration.seconds(1),
        ...props,
      }),
  );
  return startHelper(bench, 'tls', objects, { secrets: { 'shop-tls': secret }, entrypoint: ['ghostunnel'] });
}

async function inFront(bench: ProgramBench, authority: Authority, app: Backend): Promise<void> {
  const allowedClients = { dnsNames: ['orders.shop.svc'], uris: ['spiffe://example.com/jobs/*'] };
  const proxy = await startServer(bench, serverSecret(authority), { clientCa: CA, allowedClients });
  check(bench, 'the startup probe succeeds before the app runs', await hasStarted(proxy), lastLine(proxy));
  checkEqual(bench, 'the readiness probe fails until then', await probe(proxy, 'readinessProbe'), false);
  await app.start();
  checkEqual(bench, 'the readiness probe succeeds with the app', await probe(proxy, 'readinessProbe'), true);
  await clients(bench, authority);
  const isNamed = await eventually(() => /orders/.test(proxy.log));
  check(bench, 'the log names who was let in', isNamed, lastLine(proxy));
  await renewal(bench, proxy);
  await metrics(bench);
  await checkEnd(bench, proxy, 3);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

async function clients(bench: ProgramBench, authority: Authority): Promise<void> {
  const strangers = new Authority(bench.folder, 'strangers');
  const certificates: [string, Certificate][] = [
    ['one with an allowed DNS name', authority.sign('orders', 'DNS:orders.shop.svc')],
    ['one with an allowed URI', authority.sign('job', 'URI:spiffe://example.com/jobs/nightly')],
    ['one with another name', authority.sign('search', 'DNS:search.shop.svc')],
    ['one of another authority', strangers.sign('faked', 'DNS:orders.shop.svc')],
  ];
  const statuses: [string, number][] = [];
  for (const [name, { certificateText: cert, keyText: key }] of certificates) {
    statuses.push([name, (await ask(`${SECURE}/cart`, { ca: authority.text, cert, key })).status]);
  }
  statuses.push(['one without a certificate', (await ask(SECURE, { ca: authority.text })).status]);
  checkEqual(bench, 'only clients with allowed names are let in', statuses, [
    ['one with an allowed DNS name', 200],
    ['one with an allowed URI', 200],
    ['one with another name', 0],
    ['one of another authority', 0],
    ['one without a certificate', 0],
  ]);
}

/** Secrets change as the kubelet writes them; another authority signs both sides then. */
async function renewal(bench: ProgramBench, proxy: RunningContainer): Promise<void> {
  const before = await subjectOf(8443);
  const renewed = new Authority(bench.folder, 'renewed');
  const { pid } = proxy;
  for (const volume of ['tls-certificate', 'tls-ca']) {
    writeAtomically(proxy.volumeFolder(volume), serverSecret(renewed, 'shop-renewed'));
  }
  await eventually(async () => (await subjectOf(8443)) !== before);
  const after = [before, await subjectOf(8443), proxy.pid === pid];
  checkEqual(bench, 'a renewed certificate is taken without a restart', after, ['shop', 'shop-renewed', true]);
  const { certificateText: cert, keyText: key } = renewed.sign('orders-renewed', 'DNS:orders.shop.svc');
  // The files are read again in turn: for a moment, a new certificate can stand beside the old authorities.
  const isLetIn = async (): Promise<boolean> => (await ask(SECURE, { ca: renewed.text, cert, key })).status === 200;
  checkEqual(bench, 'and so are renewed authorities of clients', await eventually(isLetIn), true);
}

function subjectOf(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connectTls({ host: POD_ADDRESS, port, rejectUnauthorized: false }, () => {
      const { CN } = socket.getPeerCertificate().subject;
      socket.destroy();
      resolve(String(CN));
    });
    socket.once('error', () => resolve(undefined));
  });
}

async function metrics(bench: ProgramBench): Promise<void> {
  const read = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:6060/_metrics/prometheus`)).body;
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(await read()), '');
  const accepted = async (): Promise<string> => /^ghostunnel_accept_total\S* (\S+)/m.exec(await read())?.[1] ?? '';
  const isCounted = await eventually(async () => Number(await accepted()) >= 5);
  check(bench, 'they count the connections', isCounted, await accepted());
}

async function withoutClientCertificates(bench: ProgramBench, authority: Authority, app: Backend): Promise<void> {
  const proxy = await startServer(bench, serverSecret(authority, 'plain'));
  check(bench, 'it starts without certificates of clients', await hasStarted(proxy), lastLine(proxy));
  const { status, body } = await ask(`${SECURE}/cart`, { ca: authority.text });
  checkEqual(bench, 'then every client reaches the app over TLS', [status, body], [200, 'app /cart']);
  checkEqual(bench, 'a client that does not know the authority refuses the certificate', (await ask(SECURE)).status, 0);
  const { 'x-forwarded-for': header } = app.last?.headers ?? {};
  checkEqual(bench, 'the bytes are forwarded as they are', header, undefined);
  check(bench, 'it takes less memory than its limit', proxy.peakMebibytes < 64, `${proxy.peakMebibytes} MiB`);
  await checkEnd(bench, proxy, 3);
}

/** The app gets TERM first, and ghostunnel its signal when the app has ended. */
async function stopping(bench: ProgramBench, authority: Authority, app: Backend): Promise<void> {
  const settings = { ca: authority.text };
  const proxy = await startServer(bench, serverSecret(authority, 'stopping'));
  await hasStarted(proxy);
  const last = ask(`${SECURE}/last?wait=1000`, settings);
  await app.untilAskedFor('/last');
  const stopped = await proxy.stop('SIGTERM');
  checkEqual(bench, 'TERM waits for the connection in use', (await last).body, 'app /last');
  const { status, seconds } = stopped;
  check(bench, 'it ends with it, with status 0', status === 0 && seconds < 4, `${status} after ${seconds} s`);
  const stuck = await startServer(bench, serverSecret(authority, 'stuck'), { drainTimeout: Duration.seconds(3) });
  await hasStarted(stuck);
  void ask(`${SECURE}/stuck?wait=60000`, settings);
  await app.untilAskedFor('/stuck');
  const hard = await stuck.stop('SIGTERM');
  const isBounded = hard.status === 1 && hard.seconds > 2 && hard.seconds < 5;
  check(
    bench,
    'it cuts it after the drain timeout, with status 1',
    isBounded,
    `${hard.status} after ${hard.seconds} s`,
  );
  await app.stop();
}

/** A service that wants a certificate of its authority. */
function service(authority: Authority, certificate: Certificate, port: number): Promise<Server> {
  const { certificateText: cert, keyText: key } = certificate;
  const options = { cert, key, ca: authority.text, requestCert: true, rejectUnauthorized: true };
  return listening(
    createServer(options, (_request, response) => response.end('ledger')),
    port,
  );
}

function startClient(
  bench: ProgramBench,
  secret: Files,
  props: Partial<GhostunnelAmbassadorProps> = {},
): Promise<RunningContainer> {
  const objects = objectsWith(
    (workload) =>
      new GhostunnelAmbassador(workload, 'ledger', {
        listen: 8300,
        host: 'localhost',
        port: 9443,
        ca: CA,
        certificate: { name: 'shop-tls' },
        clientVariables: { url: 'LEDGER_URL' },
        reloadInterval: Duration.seconds(1),
        ...props,
      }),
  );
  return startHelper(bench, 'ledger', objects, { secrets: { 'shop-tls': secret }, entrypoint: ['ghostunnel'] });
}

async function towards(bench: ProgramBench, authority: Authority): Promise<void> {
  const secret = secretOf(authority.sign('client', 'DNS:orders.shop.svc'), authority);
  const proxy = await startClient(bench, secret);
  check(bench, 'towards a service it starts before it', await hasStarted(proxy), lastLine(proxy));
  const server = await service(authority, authority.sign('ledger', 'DNS:localhost'), 9443);
  const { status, body } = await ask('http://127.0.0.1:8300/');
  checkEqual(bench, 'the app reaches the service with the certificate of the Pod', [status, body], [200, 'ledger']);
  checkEqual(bench, 'nobody outside the Pod can use it', (await ask(`http://${POD_ADDRESS}:8300/`)).status, 0);
  await checkEnd(bench, proxy, 3);

  const expected = [{ serverName: 'other.example.com' }, { allowedServers: { dnsNames: ['other.example.com'] } }];
  for (const props of expected) {
    const wary = await startClient(bench, secret, props);
    await hasStarted(wary);
    const { status: refused } = await ask('http://127.0.0.1:8300/');
    checkEqual(bench, `a service without the name of ${Object.keys(props)[0]} is refused`, refused, 0);
    await checkEnd(bench, wary, 3);
  }
  await lost(bench, authority);
  await closed(server);
}

/** A name that nobody resolves must not stop it: name servers can start later. */
async function lost(bench: ProgramBench, authority: Authority): Promise<void> {
  const secret = secretOf(authority.sign('lost', 'DNS:orders.shop.svc'), authority);
  const proxy = await startClient(bench, secret, { host: 'nowhere.example.com' });
  const seen = [await hasStarted(proxy), (await ask('http://127.0.0.1:8300/')).status, proxy.hasEnded];
  checkEqual(bench, 'it starts without a name server, and refuses connections until then', seen, [true, 0, false]);
  await checkEnd(bench, proxy, 3);
}
