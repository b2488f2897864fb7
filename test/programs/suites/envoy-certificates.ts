import { EnvoyAmbassador, EnvoyBalance, EnvoyReverseProxy, type EnvoyUpstream } from '../../../src';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { Authority, type Certificate } from '../counterparts/certificates';
import { ask, askTimes, type RequestSettings } from '../counterparts/client';
import { Dns } from '../counterparts/dns';
import { envoyStat } from '../counterparts/envoy-admin';
import { writeAtomically } from '../pod-files';
import { hasStarted } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** Envoy with TLS on either side, with certificates that openssl made. */
export const ENVOY_CERTIFICATES: ProgramSuite = {
  name: 'envoy-certificates',
  programs: ['envoy', 'openssl'],
  run: async (bench) => {
    const authorities = [new Authority(bench.folder, 'authority'), new Authority(bench.folder, 'other')] as const;
    await toServers(bench, ...authorities);
    await ofClients(bench, ...authorities);
  },
};

const NAME = 'payments.example.com';
const URL = 'http://127.0.0.1:8300/';
type Secrets = { readonly [name: string]: { readonly [key: string]: string } };

async function start(bench: ProgramBench, objects: readonly Json[], secrets: Secrets): Promise<RunningContainer> {
  const proxy = await startHelper(bench, 'proxy', objects, { secrets });
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

function ambassador(upstream: Omit<EnvoyUpstream, 'tls'>, withClient = false): Json[] {
  const clientCertificate = { name: 'client' };
  const tls = { ca: { secret: { name: 'ca' }, key: 'ca.pem' }, ...(withClient && { clientCertificate }) };
  return objectsWith(
    (workload) =>
      new EnvoyAmbassador(workload, 'proxy', { listen: 8300, upstream: { ...upstream, tls }, clientVariables: {} }),
  );
}

const SERVERS = [{ host: '127.0.0.1', port: 8081 }];

async function toServers(bench: ProgramBench, authority: Authority, other: Authority): Promise<void> {
  const server = new Backend('safe', 8081, authority.sign('server', `DNS:${NAME}`, 'DNS:*.wild.example.com'));
  await server.start();
  const cases = [
    { title: 'a certificate of the authority is taken', serverName: NAME, text: authority.text, status: 200 },
    {
      title: 'so is one for all names of a domain',
      serverName: 'a.wild.example.com',
      text: authority.text,
      status: 200,
    },
    { title: 'a certificate of another authority is refused', serverName: NAME, text: other.text, status: 503 },
    {
      title: 'a certificate for another name is refused',
      serverName: 'b.example.com',
      text: authority.text,
      status: 503,
    },
  ];
  for (const { title, serverName, text, status } of cases) {
    const proxy = await start(bench, ambassador({ servers: SERVERS, serverName }), { ca: { 'ca.pem': text } });
    checkEqual(bench, title, (await ask(URL)).status, status);
    if (status === 200) checkEqual(bench, 'the server is called by its name', server.last?.headers.host, serverName);
    if (text === other.text) await rotation(bench, proxy, authority);
    await proxy.stop('SIGTERM');
  }
  await server.stop();
  await newestOnly(bench, authority);
  await ownNames(bench, authority);
  await clientCertificates(bench, authority, other);
}

async function newestOnly(bench: ProgramBench, authority: Authority): Promise<void> {
  const server = new Backend('new', 8081, { ...authority.sign('server', `DNS:${NAME}`), minVersion: 'TLSv1.3' });
  await server.start();
  const proxy = await start(bench, ambassador({ servers: SERVERS, serverName: NAME }), {
    ca: { 'ca.pem': authority.text },
  });
  checkEqual(bench, 'a server that speaks TLS 1.3 alone is reached', (await ask(URL)).status, 200);
  await proxy.stop('SIGTERM');
  await server.stop();
}

/** Servers of several names: each certificate is held against the name of its server. */
async function ownNames(bench: ProgramBench, authority: Authority): Promise<void> {
  const names = [NAME, 'refunds.example.com', 'stolen.example.com'] as const;
  const addresses = names.map((_name, index) => `127.0.0.${21 + index}`);
  const dns = new Dns(new Map(names.map((name, index) => [name, [addresses[index] ?? '']])));
  const servers = names.map((name, index) => {
    const certificate = authority.sign(`server-${index}`, `DNS:${name === 'stolen.example.com' ? NAME : name}`);
    return new Backend(name, 8081, certificate, addresses[index]);
  });
  await Promise.all([dns.start(), ...servers.map((server) => server.start())]);
  const upstream = { servers: names.map((host) => ({ host, port: 8081 })), balance: EnvoyBalance.ROUND_ROBIN };
  const proxy = await start(bench, ambassador(upstream), { ca: { 'ca.pem': authority.text } });
  await eventually(async () => (await envoyStat('cluster.upstream.membership_total')) === 3);
  const seen = new Set<string>();
  const expected = [`${names[0]} /`, `${names[1]} /`];
  const bodies = async (): Promise<string[]> => {
    for (const { body } of await askTimes(12, URL)) seen.add(body);
    return [...seen].sort();
  };
  await checkEventually(bench, 'of several names, each server must have a certificate for its own', bodies, expected);
  await proxy.stop('SIGTERM');
  await Promise.all([dns.stop(), ...servers.map((server) => server.stop())]);
}

/** The kubelet replaces the files of a Secret by moving a link. */
async function rotation(bench: ProgramBench, proxy: RunningContainer, authority: Authority): Promise<void> {
  writeAtomically(proxy.volumeFolder('proxy-upstream-ca'), { 'ca.crt': authority.text });
  const isTaken = await eventually(async () => (await ask(URL)).status === 200);
  check(bench, 'other authorities in the Secret are taken without a restart', isTaken, lastLine(proxy));
}

async function clientCertificates(bench: ProgramBench, authority: Authority, other: Authority): Promise<void> {
  const certificate = authority.sign('server', `DNS:${NAME}`);
  const server = new Backend('strict', 8081, { ...certificate, clientCa: authority.text });
  await server.start();
  const ca = { 'ca.pem': authority.text };
  const own = authority.sign('shop', 'DNS:shop.example.com');
  const without = await start(bench, ambassador({ servers: SERVERS, serverName: NAME }), { ca });
  checkEqual(bench, 'a server that wants a certificate refuses Envoy without one', (await ask(URL)).status, 503);
  await without.stop('SIGTERM');
  const objects = ambassador({ servers: SERVERS, serverName: NAME }, true);
  const wrong = await start(bench, objects, { ca, client: tlsSecret(other.sign('stranger', 'DNS:shop.example.com')) });
  checkEqual(bench, 'and one with that of a stranger', (await ask(URL)).status, 503);
  await wrong.stop('SIGTERM');
  const proxy = await start(bench, objects, { ca, client: tlsSecret(own) });
  checkEqual(bench, 'it takes Envoy with a certificate of its authority', (await ask(URL)).status, 200);
  await proxy.stop('SIGTERM');
  await server.stop();
}

function tlsSecret({ certificateText, keyText }: Certificate): { 'tls.crt': string; 'tls.key': string } {
  return { 'tls.crt': certificateText, 'tls.key': keyText };
}

function front(clientCa: boolean): Json[] {
  const ca = { secret: { name: 'ca' }, key: 'ca.pem' };
  const tls = { certificate: { name: 'front' }, ...(clientCa && { clientCa: ca }) };
  return objectsWith((workload) => new EnvoyReverseProxy(workload, 'proxy', { upstream: { number: 8080 }, tls }));
}

async function ofClients(bench: ProgramBench, authority: Authority, other: Authority): Promise<void> {
  const app = new Backend('app', 8080);
  await app.start();
  const secrets = { front: tlsSecret(authority.sign('front', 'DNS:localhost')), ca: { 'ca.pem': authority.text } };
  const open = await start(bench, front(false), secrets);
  const url = 'https://localhost:8443/';
  const trusting: RequestSettings = { ca: authority.text };
  checkEqual(bench, 'clients reach the app over TLS', (await ask(url, trusting)).body, 'app /');
  checkEqual(bench, 'the app knows that they did', app.last?.headers['x-forwarded-proto'], 'https');
  const forged = {
    ...trusting,
    headers: { 'x-forwarded-client-cert': 'Subject="CN=admin"', 'x-forwarded-for': '1.2.3.4' },
  };
  await ask(url, forged);
  checkEqual(bench, 'a client cannot claim a certificate', app.last?.headers['x-forwarded-client-cert'], undefined);
  const next = other.sign('next', 'DNS:localhost');
  writeAtomically(open.volumeFolder('proxy-certificate'), tlsSecret(next));
  const isNew = await eventually(async () => (await ask(url, { ca: other.text })).status === 200);
  check(bench, 'a new certificate is used without a restart', isNew, lastLine(open));
  await open.stop('SIGTERM');
  const closed = await start(bench, front(true), secrets);
  const client = authority.sign('client', 'DNS:client.example.com');
  const stranger = other.sign('intruder', 'DNS:client.example.com');
  const asked = (own?: Certificate): Promise<number> =>
    ask(url, { ...trusting, ...(own && { cert: own.certificateText, key: own.keyText }) }).then(({ status }) => status);
  checkEqual(bench, 'a client without a certificate is refused', await asked(), 0);
  checkEqual(bench, 'so is one with that of a stranger', await asked(stranger), 0);
  checkEqual(bench, 'one with a certificate of the authority reaches the app', await asked(client), 200);
  const told = String(app.last?.headers['x-forwarded-client-cert']);
  check(bench, 'the app learns whose it is', /Subject="CN=client";.*DNS=client\.example\.com/.test(told), told);
  const failed = (): Promise<number> => envoyStat('listener.0.0.0.0_8443.ssl.fail_verify_no_cert');
  await checkEventually(bench, 'Envoy counts who had none', failed, 1);
  await closed.stop('SIGTERM');
  await app.stop();
}
