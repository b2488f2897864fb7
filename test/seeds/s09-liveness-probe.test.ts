import { Duration } from 'cdk8s';
import { Probe, ProbeSet } from '../../src';
import { applied, piece, spread } from './probed-container';

const NOTES = `
livenessProbe:
  httpGet:
    path: /healthz
    port: 8080
  initialDelaySeconds: 15
  periodSeconds: 20
  timeoutSeconds: 1
  successThreshold: 1
  failureThreshold: 3
`;

const probes = ProbeSet.of({
  liveness: Probe.fromHttpGet({
    path: '/healthz',
    port: 8080,
    initialDelay: Duration.seconds(15),
    period: Duration.seconds(20),
    timeout: Duration.seconds(1),
    successThreshold: 1,
    failureThreshold: 3,
  }),
});

test('S9: the liveness probe of the notes comes out field for field where it is applied to a Pod', () => {
  expect(applied(probes)).toEqual(piece(NOTES));
});

test('S9: the liveness probe of the notes comes out field for field where it is spread into a container', () => {
  expect(spread(probes)).toEqual(piece(NOTES));
});
