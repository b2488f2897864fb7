import { Duration } from 'cdk8s';
import { Probe, type ProbeTiming, type Manifest } from '../../src';
import { messageOf } from '../template/support';

/** What is said of a probe by command with such a timing. */
function refusalOf(timing: ProbeTiming): string {
  return messageOf(() => Probe.fromCommand(['true'], timing));
}

describe('a time of a probe', () => {
  test('of a fraction of a second is refused with its unit', () => {
    expect(refusalOf({ period: Duration.millis(1500) })).toBe(`1 finding:

error probe-timing: the period of a probe is 1.5 s but must be a whole number of seconds from 1 to 86400.
  in:  Probe.fromCommand.period = "1.5 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
  });

  test('of zero is refused if Kubernetes would use its default instead', () => {
    expect(refusalOf({ timeout: Duration.seconds(0) })).toBe(`1 finding:

error probe-timing: the timeout of a probe is 0 s but must be a whole number of seconds from 1 to 86400.
  in:  Probe.fromCommand.timeout = "0 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
    expect(refusalOf({ terminationGracePeriod: Duration.seconds(0) })).toContain('the grace period of a probe is 0 s');
  });

  test('of more than a day is refused as absurd', () => {
    expect(refusalOf({ initialDelay: Duration.days(2) })).toBe(`1 finding:

error probe-timing: the initial delay of a probe is 172800 s but must be a whole number of seconds from 0 to 86400.
  in:  Probe.fromCommand.initialDelay = "172800 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
    expect(Probe.fromCommand(['true'], { initialDelay: Duration.days(1) }).manifest).toEqual({
      exec: { command: ['true'] },
      initialDelaySeconds: 86_400,
    });
  });

  test('that is negative is refused by its unit', () => {
    expect(messageOf(() => Duration.seconds(-1))).toBe('Duration amounts cannot be negative. Received: -1');
  });

  test('that is not a number is refused', () => {
    expect(refusalOf({ period: Duration.seconds(NaN) })).toContain('the period of a probe is NaN s');
  });
});

describe('a threshold of a probe', () => {
  test('of 0 is refused', () => {
    expect(refusalOf({ failureThreshold: 0 })).toBe(`1 finding:

error probe-timing: the failure threshold of a probe is 0 but must be a whole number from 1 to 86400.
  in:  Probe.fromCommand.failureThreshold = 0
  fix: give the number of tries in a row, such as 3.`);
  });

  test.each([-1, 1.5, 100_000, Infinity])('of %p is refused', (count) => {
    expect(refusalOf({ successThreshold: count })).toContain(
      `error probe-timing: the success threshold of a probe is ${count} but must be a whole number from 1 to 86400.`,
    );
  });
});

describe('a port of a probe', () => {
  test('out of range is refused', () => {
    expect(messageOf(() => Probe.fromHttpGet({ port: 0 }))).toBe(`1 finding:

error port-number: the port 0 of a probe must be a whole number from 1 to 65535.
  in:  Probe.fromHttpGet.port = 0
  fix: use the number that the program listens on, or the name that its container gives the port.`);
  });

  test('whose name is none is refused with the reason', () => {
    expect(messageOf(() => Probe.fromTcpSocket({ port: 'Not A Port' }))).toBe(`1 finding:

error port-number: the port "Not A Port" of a probe is not a port name: lower-case letters, digits and single "-" inside, with at least one letter.
  in:  Probe.fromTcpSocket.port = "Not A Port"
  fix: use the number that the program listens on, or the name that its container gives the port.`);
  });

  test('that is a number in quotes is refused with what is meant', () => {
    expect(messageOf(() => Probe.fromHttpGet({ port: '8080' }))).toContain('fix: write the number without quotes.');
  });

  test('of a gRPC probe cannot be a name, nor out of range', () => {
    const port = 'grpc' as unknown as number;
    expect(messageOf(() => Probe.fromGrpc({ port }))).toBe(`1 finding:

error option-type: \`port\` must be a number, and is a string.
  in:  Probe.fromGrpc.port = "grpc"
  fix: write it as in 8080.`);
    expect(messageOf(() => Probe.fromGrpc({ port: 65_536 }))).toContain('the port 65536 must be a whole number');
  });
});

test.each([[[]], [['']]])('the command %p is refused, since it names no program', (command: string[]) => {
  expect(messageOf(() => Probe.fromCommand(command))).toBe(`1 finding:

error probe-command: the command ${JSON.stringify(command)} of a probe has no program.
  in:  Probe.fromCommand.command = ${JSON.stringify(command)}
  fix: begin with the program, as in ['/app/worker', 'healthy'].`);
});

describe('a header of a probe', () => {
  test('whose name the API server refuses is refused', () => {
    expect(messageOf(() => Probe.fromHttpGet({ port: 8080, headers: { X_Probe: 'yes' } }))).toBe(`1 finding:

error probe-header: the name "X_Probe" of a header must consist of letters, digits and "-".
  in:  Probe.fromHttpGet.headers = "X_Probe"
  fix: write the header as the program expects it, in one line.`);
  });

  test('whose value breaks the line is refused, since no request can carry it', () => {
    expect(messageOf(() => Probe.fromHttpGet({ port: 8080, headers: { Accept: 'a\r\nHost: b' } }))).toContain(
      'error probe-header: the value of the header Accept must not have a control character.',
    );
  });

  test('may have a tab and any letters in its value', () => {
    const probe = Probe.fromHttpGet({ port: 8080, headers: { 'X-Name': 'ä\tß' } });
    expect(probe.manifest['httpGet']).toEqual({ port: 8080, httpHeaders: [{ name: 'X-Name', value: 'ä\tß' }] });
  });
});

describe('a probe as in YAML', () => {
  test('with no handler, or with two, is refused', () => {
    expect(messageOf(() => Probe.fromManifest({ periodSeconds: 5 }))).toBe(`1 finding:

error probe-handler: a probe must have exactly one handler, and this one has none.
  in:  Probe.fromManifest = {"periodSeconds":5}
  fix: set one of exec, httpGet, tcpSocket, grpc.`);
    expect(messageOf(() => Probe.fromManifest({ tcpSocket: { port: 1 }, grpc: { port: 1 } }))).toContain(
      'this one has tcpSocket and grpc.',
    );
  });

  test('that is not plain data is refused with the place', () => {
    expect(messageOf(() => Probe.fromManifest({ tcpSocket: { port: Duration.seconds(1) } } as Manifest)))
      .toBe(`1 finding:

error plain-data: a probe is plain data, and tcpSocket.port is an object of class Duration.
  in:  Probe.fromManifest = "tcpSocket.port"
  fix: write it as in YAML: text, numbers, true and false, lists and objects.`);
  });
});
