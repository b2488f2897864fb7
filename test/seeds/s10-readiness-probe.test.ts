import { Duration } from 'cdk8s';
import { Probe, ProbeSet } from '../../src';
import { applied, piece, spread } from './probed-container';

const NOTES = `
readinessProbe:
  exec:
    command:
    - cat
    - /tmp/healthy
  initialDelaySeconds: 5
  periodSeconds: 10
`;

const probes = ProbeSet.of({
  readiness: Probe.fromCommand(['cat', '/tmp/healthy'], {
    initialDelay: Duration.seconds(5),
    period: Duration.seconds(10),
  }),
});

test('S10: the readiness probe of the notes comes out field for field where it is applied to a Pod', () => {
  expect(applied(probes)).toEqual(piece(NOTES));
});

test('S10: the readiness probe of the notes comes out field for field where it is spread into a container', () => {
  expect(spread(probes)).toEqual(piece(NOTES));
});
